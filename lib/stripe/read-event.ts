import type Stripe from 'stripe'
import type { Chain } from '#lib/vouchers/chains.ts'
import { chainOf, type IntentState, readIntent } from './intent.ts'

/** Which order an event is about, as far as the event says. */
export type About = { paymentIntentId: string; orderId: string | null }

/** A Stripe event in our words. */
export type EventMeaning =
  /** Final: the snapshot in the event is the truth for ever. */
  | { kind: 'intent'; about: About; intent: IntentState }
  /** Passing: it was true once; Stripe is asked what is true now. */
  | { kind: 'intent_changed'; about: About }
  | { kind: 'charged'; about: About; chain: Chain | null }
  | { kind: 'refund_changed'; about: About; refundId: string }
  /** Some of the charge went back: all of its refunds are looked at. */
  | { kind: 'charge_refunded'; about: About }
  | { kind: 'dispute_changed'; about: About; disputeId: string }
  | { kind: 'unused'; reason: string }

/** Every type that means something to us; a webhook endpoint needs no others. */
export const USED_EVENT_TYPES = [
  'payment_intent.succeeded',
  'payment_intent.canceled',
  'payment_intent.requires_action',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'charge.succeeded',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
] as const satisfies readonly Stripe.Event['type'][]

/**
 * What an event means to an order. Events arrive in any order and may be old, so only the two ends
 * of an intent are taken from the event itself; for everything in between the event is a hint.
 */
export function readEvent(event: Stripe.Event): EventMeaning {
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.canceled': {
      const intent = readIntent(event.data.object)
      return { kind: 'intent', about: aboutIntent(event.data.object), intent }
    }
    case 'payment_intent.requires_action':
    case 'payment_intent.payment_failed':
    case 'payment_intent.processing':
      return { kind: 'intent_changed', about: aboutIntent(event.data.object) }
    case 'charge.succeeded':
      return withIntent(event.data.object, (about) => ({
        kind: 'charged',
        about,
        chain: chainOf(event.data.object),
      }))
    case 'charge.refunded':
      return withIntent(event.data.object, (about) => ({ kind: 'charge_refunded', about }))
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return withIntent(event.data.object, (about) => ({
        kind: 'refund_changed',
        about,
        refundId: event.data.object.id,
      }))
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_reinstated':
    case 'charge.dispute.funds_withdrawn':
      return withIntent(event.data.object, (about) => ({
        kind: 'dispute_changed',
        about,
        disputeId: event.data.object.id,
      }))
    default:
      return { kind: 'unused', reason: `${event.type} is not used` }
  }
}

function aboutIntent(intent: Stripe.PaymentIntent): About {
  return { paymentIntentId: intent.id, orderId: intent.metadata.order_id ?? null }
}

function withIntent(
  object: {
    payment_intent: string | { id: string } | null
    metadata: Stripe.Metadata | null
  },
  meaning: (about: About) => EventMeaning,
): EventMeaning {
  const intent = object.payment_intent
  const paymentIntentId = typeof intent === 'string' ? intent : intent?.id
  if (!paymentIntentId) return { kind: 'unused', reason: 'money without a payment intent' }
  return meaning({ paymentIntentId, orderId: object.metadata?.order_id ?? null })
}
