import { and, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orders, processedEvents, reconcileRuns } from '#lib/db/schema.ts'
import { log } from '#lib/log.ts'
import { ATTEMPT_LOST_SECONDS } from '#lib/orders/timing.ts'
import { undeliveredEvents } from '#lib/stripe/undelivered-events.ts'
import { applyStripeEvent } from './apply-stripe-event.ts'
import { endHold } from './end-hold.ts'
import { receiveStripeEvent } from './receive-stripe-event.ts'
import { resumePayment } from './start-payment.ts'

export type Drift = {
  /** Events that Stripe made and we did not have. */
  missingEvents: number
  /** Events that lay here without effect. */
  unappliedEvents: number
  /** Payment calls whose process died. */
  lostAttempts: number
  /** Holds past their end. */
  overdueHolds: number
}

/** Rows of one kind that one run takes on; the next run goes on from there. */
const BATCH = 200

/** News younger than this is still on its normal way and is left to it. */
const GRACE_SECONDS = 120

/**
 * Looks for what fell between two stools and mends it by the same flows that should have done it.
 * Zero of each is normal.
 *
 * @returns what was found, and how much of it could not be mended this time.
 */
export async function reconcile(now: Date): Promise<{ drift: Drift; left: number }> {
  const before = new Date(now.getTime() - GRACE_SECONDS * 1000)
  const missing = await fetchMissing(before, now)
  const unapplied = await each(await unappliedEvents(before), (id) => applyStripeEvent(id, now))
  const lost = await each(await lostAttempts(now), (id) => resumePayment(id, now))
  const overdue = await each(await overdueHolds(before), (id) => endHold(id, now))
  const drift: Drift = {
    missingEvents: missing.found,
    unappliedEvents: unapplied.found,
    lostAttempts: lost.found,
    overdueHolds: overdue.found,
  }
  const left = missing.left + unapplied.left + lost.left + overdue.left
  await db().insert(reconcileRuns).values({ startedAt: now, finishedAt: new Date(), drift, left })
  return { drift, left }
}

type Mended = { found: number; left: number }

/** One that cannot be mended must not keep the others waiting; it is logged and counted. */
async function each(ids: string[], mend: (id: string) => Promise<void>): Promise<Mended> {
  let left = 0
  for (const id of ids) {
    try {
      await mend(id)
    } catch (error) {
      left += 1
      log.error({ id, err: error }, 'reconcile could not mend this')
    }
  }
  return { found: ids.length, left }
}

async function fetchMissing(before: Date, now: Date): Promise<Mended> {
  let found = 0
  try {
    for (const event of await undeliveredEvents(before, BATCH)) {
      if ((await receiveStripeEvent(event, now)) === 'known') continue
      found += 1
      await applyStripeEvent(event.id, now)
    }
    return { found, left: 0 }
  } catch (error) {
    log.error({ err: error }, 'reconcile could not finish reading Stripe’s undelivered events')
    return { found, left: 1 }
  }
}

async function unappliedEvents(before: Date): Promise<string[]> {
  const rows = await db()
    .select({ id: processedEvents.id })
    .from(processedEvents)
    .where(
      and(
        inArray(processedEvents.status, ['received', 'failed']),
        lt(processedEvents.receivedAt, before),
      ),
    )
    .orderBy(processedEvents.receivedAt)
    .limit(BATCH)
  return rows.map((row) => row.id)
}

async function lostAttempts(now: Date): Promise<string[]> {
  const before = new Date(now.getTime() - ATTEMPT_LOST_SECONDS * 1000)
  const rows = await db()
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.status, 'placed'),
        isNotNull(orders.attemptToken),
        isNull(orders.attemptEndedAt),
        lt(orders.attemptStartedAt, before),
      ),
    )
    .limit(BATCH)
  return rows.map((row) => row.id)
}

async function overdueHolds(before: Date): Promise<string[]> {
  const rows = await db()
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        sql`${orders.status} in ('placed', 'awaiting_konbini')`,
        lt(orders.holdExpiresAt, before),
      ),
    )
    .orderBy(orders.holdExpiresAt)
    .limit(BATCH)
  return rows.map((row) => row.id)
}
