import { receiveStripeEvent } from '#lib/flows/receive-stripe-event.ts'
import { verifyEvent } from '#lib/stripe/verify-event.ts'
import { json, readBody } from './answer.ts'

/** Stripe's events are a few kilobytes; nothing larger is worth hashing. */
const BODY_BYTES_MAX = 256 * 1024

/**
 * `POST /api/stripe/webhook`: verifies, stores, enqueues, answers 200, and does nothing else. A 200
 * says that the event is durable; anything that keeps it from being so throws, becomes a 5xx, and
 * Stripe sends the event again.
 */
export async function stripeWebhook(request: Request): Promise<Response> {
  const body = await readBody(request, BODY_BYTES_MAX)
  if (body === null) return json({ error: 'too_large' }, 413)
  const verified = verifyEvent(body, request.headers.get('stripe-signature'))
  if (!verified.ok) return json({ error: verified.reason }, 400)
  await receiveStripeEvent(verified.event, new Date())
  return json({ received: true })
}
