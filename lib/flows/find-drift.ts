import {
  and,
  asc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  notInArray,
  type SQL,
  sql,
} from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orders, processedEvents, refunds } from '#lib/db/schema.ts'
import { ATTEMPT_LOST_SECONDS } from '#lib/orders/timing.ts'

/** Rows of one kind that one run takes on; the next run goes on from there. */
const BATCH = 200

const UNFINISHED = ['placed', 'awaiting_konbini'] as const

/** Events that lie here without effect since before `before`. */
export async function unappliedEvents(before: Date): Promise<string[]> {
  const rows = await db()
    .select({ id: processedEvents.id })
    .from(processedEvents)
    .where(
      and(
        inArray(processedEvents.status, ['received', 'failed']),
        lt(processedEvents.receivedAt, before),
      ),
    )
    // Two hundred that fail for good must not keep the others waiting.
    .orderBy(asc(processedEvents.attempts), asc(processedEvents.receivedAt))
    .limit(BATCH)
  return rows.map((row) => row.id)
}

/** Of these event ids, those that were never stored. */
export async function unknownEvents(ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const known = await db()
    .select({ id: processedEvents.id })
    .from(processedEvents)
    .where(inArray(processedEvents.id, ids))
  const unknown = new Set(ids)
  for (const { id } of known) unknown.delete(id)
  return unknown
}

/** Orders with a payment call under way that has been silent for too long. */
export function lostAttempts(now: Date): Promise<string[]> {
  return orderIds(
    eq(orders.status, 'placed'),
    isNotNull(orders.attemptToken),
    isNull(orders.attemptEndedAt),
    lt(orders.attemptStartedAt, new Date(now.getTime() - ATTEMPT_LOST_SECONDS * 1000)),
  )
}

/** Unfinished orders whose hold has been over since before `before`. */
export function overdueHolds(before: Date): Promise<string[]> {
  return orderIds(inArray(orders.status, [...UNFINISHED]), lt(orders.holdExpiresAt, before))
}

/** Unfinished orders with an intent, those first that were not asked about for longest. */
export async function unfinishedIntents(before: Date): Promise<string[]> {
  const rows = await db()
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        inArray(orders.status, [...UNFINISHED]),
        isNotNull(orders.paymentIntentId),
        lt(orders.createdAt, before),
      ),
    )
    .orderBy(sql`${orders.intentCheckedAt} asc nulls first`)
    .limit(BATCH)
  return rows.map((row) => row.id)
}

/** Orders that say they were paid and know no intent. No flow can write one; it is looked for. */
export function paidWithoutIntent(): Promise<string[]> {
  return orderIds(
    notInArray(orders.status, ['placed', 'expired', 'canceled']),
    isNull(orders.paymentIntentId),
  )
}

/** Refunds that wait for somebody, those first that were not asked about for longest. */
export async function refundsInMotion(before: Date): Promise<string[]> {
  const rows = await db()
    .select({ id: refunds.id })
    .from(refunds)
    .where(
      and(inArray(refunds.status, ['requires_action', 'pending']), lt(refunds.updatedAt, before)),
    )
    .orderBy(asc(refunds.updatedAt))
    .limit(BATCH)
  return rows.map((row) => row.id)
}

async function orderIds(...conditions: SQL[]): Promise<string[]> {
  const rows = await db()
    .select({ id: orders.id })
    .from(orders)
    .where(and(...conditions))
    .orderBy(asc(orders.holdExpiresAt))
    .limit(BATCH)
  return rows.map((row) => row.id)
}
