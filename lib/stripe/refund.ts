import type Stripe from 'stripe'
import { stripe } from './client.ts'

export type RefundState = {
  id: string
  paymentIntentId: string | null
  amountYen: number
  status: 'requires_action' | 'pending' | 'succeeded' | 'failed' | 'canceled'
  instructionsEmail: string | null
  failureReason: string | null
  createdAt: Date
}

/**
 * Asks Stripe to give back all of an intent's money. Repeating it with the same key answers the
 * same refund, so money never goes back twice.
 *
 * A konbini refund waits in `requires_action` until the customer has given Stripe a bank account.
 */
export async function refundIntent(
  paymentIntentId: string,
  idempotencyKey: string,
): Promise<RefundState> {
  return readRefund(
    await stripe().refunds.create({ payment_intent: paymentIntentId }, { idempotencyKey }),
  )
}

/** A refund as Stripe has it now: succeeded is not always its end. */
export async function retrieveRefund(id: string): Promise<RefundState> {
  return readRefund(await stripe().refunds.retrieve(id))
}

/** All refunds of an intent, newest first; a charge has a handful at the most. */
export async function listRefunds(paymentIntentId: string): Promise<RefundState[]> {
  const { data } = await stripe().refunds.list({ payment_intent: paymentIntentId, limit: 100 })
  return data.map(readRefund)
}

export function readRefund(refund: Stripe.Refund): RefundState {
  return {
    id: refund.id,
    paymentIntentId:
      typeof refund.payment_intent === 'string'
        ? refund.payment_intent
        : (refund.payment_intent?.id ?? null),
    amountYen: refund.amount,
    status: knownStatus(refund.status),
    instructionsEmail: refund.instructions_email ?? null,
    failureReason: refund.failure_reason ?? null,
    createdAt: new Date(refund.created * 1000),
  }
}

/** A word that Stripe adds later is taken for "on its way": it ends nothing and is asked again. */
function knownStatus(status: string | null): RefundState['status'] {
  switch (status) {
    case 'requires_action':
    case 'succeeded':
    case 'failed':
    case 'canceled':
      return status
    default:
      return 'pending'
  }
}
