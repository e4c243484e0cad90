import type Stripe from 'stripe'
import type { Chain } from '#lib/vouchers/chains.ts'
import { chainOf, type IntentState, readIntent } from './intent.ts'

/** A Stripe event in our words. */
export type EventMeaning =
  /** Final: the snapshot in the event is the truth for ever. */
  | { kind: 'intent'; intent: IntentState }
  /** Passing: it was true once; ask Stripe what is true now. */
  | { kind: 'ask'; paymentIntentId: string; orderId: string | null }
  | { kind: 'charged'; paymentIntentId: string; orderId: string | null; chain: Chain | null }
  /** The whole charge went back. */
  | { kind: 'refunded'; paymentIntentId: string; orderId: string | null }
  | { kind: 'unused'; reason: string }

/**
 * What an event means to an order. Events arrive in any order and may be old, so only the two ends
 * of an intent are taken from the event itself; for everything in between the event is a hint.
 */
export function readEvent(event: Stripe.Event): EventMeaning {
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.canceled':
      return { kind: 'intent', intent: readIntent(event.data.object) }
    case 'payment_intent.requires_action':
    case 'payment_intent.payment_failed':
    case 'payment_intent.processing':
      return {
        kind: 'ask',
        paymentIntentId: event.data.object.id,
        orderId: event.data.object.metadata.order_id ?? null,
      }
    case 'charge.succeeded':
    case 'charge.refunded': {
      const charge = event.data.object
      const paymentIntentId = idOf(charge.payment_intent)
      if (!paymentIntentId) return { kind: 'unused', reason: 'a charge without an intent' }
      const of = { paymentIntentId, orderId: charge.metadata.order_id ?? null }
      if (event.type === 'charge.succeeded')
        return { kind: 'charged', ...of, chain: chainOf(charge) }
      return charge.refunded
        ? { kind: 'refunded', ...of }
        : { kind: 'unused', reason: 'a partial refund changes no status' }
    }
    default:
      return { kind: 'unused', reason: `${event.type} is not used` }
  }
}

function idOf(value: string | { id: string } | null): string | null {
  return typeof value === 'string' ? value : (value?.id ?? null)
}
