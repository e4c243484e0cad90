import Stripe from 'stripe'
import { METHODS, type Method } from '#lib/fees/policy.ts'
import { stripe } from './client.ts'
import { type IntentState, readIntent } from './intent.ts'

/** All of one payment attempt. The same attempt is always these same values. */
export type PaymentAttempt = {
  orderId: string
  orderNumber: string
  totalYen: number
  offeredMethods: Method[]
  voucherExpiresAt: Date | null
  phone: string
  confirmationToken: string
  /** The order's intent, when an earlier attempt has made one. */
  paymentIntentId: string | null
  returnUrl: string
}

export type AttemptResult =
  | { kind: 'confirmed'; intent: IntentState }
  /** The bank said no. The intent lives on and takes another card. */
  | { kind: 'declined'; code: string | null; intent: IntentState | null }
  /** Stripe refused the request itself, for example a token that was used before. */
  | { kind: 'refused'; code: string | null; message: string; intent: IntentState | null }
  /** Nobody knows: no answer, or one that does not tell. Repeat the same attempt. */
  | { kind: 'unknown'; message: string }

/**
 * Creates and confirms the order's payment intent in one call, or confirms the one that an earlier
 * attempt left. Repeating an attempt repeats its answer: the idempotency key is made of the order
 * and the attempt's token, and Stripe keeps keys for at least 24 hours.
 *
 * Everything that konbini needs is part of the confirm, because a later update of the intent would
 * kill its voucher.
 */
export async function confirmPayment(attempt: PaymentAttempt): Promise<AttemptResult> {
  const key = { idempotencyKey: `order:${attempt.orderId}:${attempt.confirmationToken}` }
  const params = {
    confirmation_token: attempt.confirmationToken,
    allowed_payment_method_types: attempt.offeredMethods,
    payment_method_options: konbiniOptions(attempt),
    return_url: attempt.returnUrl,
    expand: ['payment_method'],
  } satisfies Stripe.PaymentIntentConfirmParams
  try {
    const intent = attempt.paymentIntentId
      ? await stripe().paymentIntents.confirm(attempt.paymentIntentId, params, key)
      : await stripe().paymentIntents.create(
          {
            ...params,
            confirm: true,
            amount: attempt.totalYen,
            currency: 'jpy',
            description: `Konbini Live ${attempt.orderNumber}`,
            metadata: { order_id: attempt.orderId, order_number: attempt.orderNumber },
          },
          key,
        )
    return { kind: 'confirmed', intent: readIntent(intent) }
  } catch (error) {
    return readError(error)
  }
}

/**
 * How a confirmation token pays, by Stripe's word and not the browser's; null for a method that this
 * shop does not know. Throws what the Stripe client throws.
 */
export async function methodOfToken(confirmationToken: string): Promise<Method | null> {
  const token = await stripe().confirmationTokens.retrieve(confirmationToken)
  return METHODS.find((known) => known === token.payment_method_preview?.type) ?? null
}

/** The intent as Stripe has it now. Throws what the Stripe client throws. */
export async function retrieveIntent(paymentIntentId: string): Promise<IntentState> {
  return readIntent(
    await stripe().paymentIntents.retrieve(paymentIntentId, { expand: ['payment_method'] }),
  )
}

/**
 * Cancels an intent, and says what it is if it could not be: paid meanwhile, or kept alive because
 * the customer is at the till. `unknown` when Stripe gave no usable answer.
 */
export async function cancelIntent(
  paymentIntentId: string,
  reason: 'abandoned' | 'requested_by_customer',
): Promise<{ kind: 'canceled' | 'alive'; intent: IntentState } | { kind: 'unknown' }> {
  try {
    const canceled = await stripe().paymentIntents.cancel(paymentIntentId, {
      cancellation_reason: reason,
    })
    return { kind: 'canceled', intent: readIntent(canceled) }
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return { kind: 'unknown' }
    const intent = await retrieveIntent(paymentIntentId)
    return { kind: intent.outcome === 'canceled' ? 'canceled' : 'alive', intent }
  }
}

function konbiniOptions(attempt: PaymentAttempt) {
  if (!attempt.voucherExpiresAt || !attempt.offeredMethods.includes('konbini')) return undefined
  return {
    konbini: {
      expires_at: Math.floor(attempt.voucherExpiresAt.getTime() / 1000),
      // Shown at the machine: at most 22 characters, nothing that Shift JIS lacks.
      product_description: `ORDER ${attempt.orderNumber}`,
      // The customer's own phone number is one number less to copy from the screen.
      confirmation_number: attempt.phone,
    },
  }
}

function readError(error: unknown): AttemptResult {
  if (error instanceof Stripe.errors.StripeCardError) {
    const intent = error.payment_intent ? readIntent(error.payment_intent) : null
    return { kind: 'declined', code: error.decline_code ?? error.code ?? null, intent }
  }
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    const intent = error.payment_intent ? readIntent(error.payment_intent) : null
    return { kind: 'refused', code: error.code ?? null, message: error.message, intent }
  }
  if (error instanceof Stripe.errors.StripeError) {
    return { kind: 'unknown', message: `${error.type}: ${error.message}` }
  }
  throw error
}
