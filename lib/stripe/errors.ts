import Stripe from 'stripe'

/** Whether Stripe, or the way to it, is what failed; everything else is a bug of ours. */
export function isStripeError(error: unknown): error is Stripe.errors.StripeError {
  return error instanceof Stripe.errors.StripeError
}
