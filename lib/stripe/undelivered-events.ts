import type Stripe from 'stripe'
import { stripe } from './client.ts'

/**
 * Events that Stripe could not deliver, oldest first, made before `before`; at most `limit`. Stripe
 * keeps them for 30 days.
 */
export async function undeliveredEvents(before: Date, limit: number): Promise<Stripe.Event[]> {
  const events = await stripe()
    .events.list({
      delivery_success: false,
      created: { lt: Math.floor(before.getTime() / 1000) },
      limit: 100,
    })
    .autoPagingToArray({ limit })
  return events.reverse()
}
