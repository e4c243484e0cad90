import Stripe from 'stripe'
import { env } from '#lib/env.ts'
import { stripe } from './client.ts'

export type Verified =
  | { ok: true; event: Stripe.Event }
  /** `not_an_event`: signed with our secret, and yet nothing that has an event's id. */
  | { ok: false; reason: 'bad_signature' | 'not_an_event' }

/**
 * The event in a webhook's raw body, if a secret of ours signed it within the last five minutes
 * (Stripe's tolerance). Several secrets are live while one is being rolled.
 *
 * Only the id is sure to be what the type says: it is what the event is stored under.
 */
export function verifyEvent(rawBody: string, signature: string | null): Verified {
  if (!signature) return { ok: false, reason: 'bad_signature' }
  for (const secret of env().STRIPE_WEBHOOK_SECRET) {
    try {
      const event: unknown = stripe().webhooks.constructEvent(rawBody, signature, secret)
      return hasEventId(event) ? { ok: true, event } : { ok: false, reason: 'not_an_event' }
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) continue
      // The signature comes first: what is refused after it is the content.
      return { ok: false, reason: 'not_an_event' }
    }
  }
  return { ok: false, reason: 'bad_signature' }
}

function hasEventId(event: unknown): event is Stripe.Event {
  if (typeof event !== 'object' || event === null || !('id' in event)) return false
  return typeof event.id === 'string' && /^evt_\w+$/.test(event.id)
}
