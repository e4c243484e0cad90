import type Stripe from 'stripe'
import { stripe } from './client.ts'
import { USED_EVENT_TYPES } from './read-event.ts'

/** Events come in pages of this many, Stripe's largest. */
const PAGE = 100

/** Events that Stripe could not deliver, made before `before`, newest first, page by page. */
export function undeliveredEvents(before: Date): AsyncGenerator<Stripe.Event[]> {
  return pages({ delivery_success: false, created: { lt: seconds(before) } })
}

/** Events of the types that we use, made between two moments, newest first, page by page. */
export function usedEvents(since: Date, before: Date): AsyncGenerator<Stripe.Event[]> {
  const created = { gte: seconds(since), lt: seconds(before) }
  return pages({ types: [...USED_EVENT_TYPES], created })
}

/** Stripe keeps events for 30 days, so there is an end. */
async function* pages(params: Stripe.EventListParams): AsyncGenerator<Stripe.Event[]> {
  let after: string | undefined
  for (;;) {
    const page = await stripe().events.list({ ...params, limit: PAGE, starting_after: after })
    if (page.data.length > 0) yield page.data
    after = page.data.at(-1)?.id
    if (!page.has_more || !after) return
  }
}

function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000)
}
