import Stripe from 'stripe'
import { env } from '#lib/env.ts'
import { stripe } from './client.ts'

/**
 * The event in a webhook's raw body, or null when no secret of ours signed it within the last five
 * minutes (Stripe's tolerance). Several secrets are live while one is being rolled.
 */
export function verifyEvent(rawBody: string, signature: string | null): Stripe.Event | null {
  if (!signature) return null
  for (const secret of env().STRIPE_WEBHOOK_SECRET) {
    try {
      return stripe().webhooks.constructEvent(rawBody, signature, secret)
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error
    }
  }
  return null
}
