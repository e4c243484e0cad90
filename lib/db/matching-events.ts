import { and, eq, gte, ilike, inArray, lt, or, type SQL } from 'drizzle-orm'
import { type EventFilters, parseJstMinute } from '#lib/orders/event-inbox.ts'
import { db } from './client.ts'
import { eventPayloads, orders, processedEvents } from './schema.ts'

/**
 * The inbox's filters as a condition on `processed_events`. The list and the replay share it, so
 * that a replay covers what the list shows.
 */
export function matchingEvents(filters: EventFilters): SQL | undefined {
  return and(
    filters.tab === 'all' ? undefined : eq(processedEvents.status, filters.tab),
    matchingOnAnyTab(filters),
  )
}

/** The same for all tabs, for their counts. */
export function matchingOnAnyTab({ q, type, from, to }: EventFilters): SQL | undefined {
  const since = parseJstMinute(from)
  const until = parseJstMinute(to)
  return and(
    since ? gte(processedEvents.receivedAt, since) : undefined,
    until ? lt(processedEvents.receivedAt, until) : undefined,
    type === '' ? undefined : eq(processedEvents.type, type),
    found(q),
  )
}

/** How to join an event with its payload; an event without one cannot be replayed. */
export const withPayload = and(
  eq(eventPayloads.eventId, processedEvents.id),
  eq(eventPayloads.receivedAt, processedEvents.receivedAt),
)

/** A whole id of Stripe's is looked up by index; anything else is looked for in the text. */
function found(q: string): SQL | undefined {
  // NFKC: numbers read from a phone call are often typed full width.
  const typed = q.normalize('NFKC').trim()
  if (typed === '') return undefined
  if (/^[a-z]+_\w{8,}$/.test(typed)) {
    return or(
      eq(processedEvents.id, typed),
      eq(processedEvents.objectId, typed),
      // An intent finds everything about its order: charges and refunds have ids of their own.
      inArray(processedEvents.orderId, ordersBy(eq(orders.paymentIntentId, typed))),
    )
  }
  const pattern = `%${typed.replace(/[\\%_]/g, '\\$&')}%`
  return or(
    ilike(processedEvents.type, pattern),
    ilike(processedEvents.id, pattern),
    inArray(processedEvents.orderId, ordersBy(ilike(orders.number, pattern))),
  )
}

function ordersBy(condition: SQL) {
  return db().select({ id: orders.id }).from(orders).where(condition)
}
