import { desc } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { reconcileRuns } from '#lib/db/schema.ts'
import { log } from '#lib/log.ts'
import { undeliveredEvents, usedEvents } from '#lib/stripe/missing-events.ts'
import { applyStripeEvent } from './apply-stripe-event.ts'
import { askAgain, askRefundAgain } from './ask-again.ts'
import { endHold } from './end-hold.ts'
import {
  lostAttempts,
  overdueHolds,
  paidWithoutIntent,
  refundsInMotion,
  unappliedEvents,
  unfinishedIntents,
  unknownEvents,
} from './find-drift.ts'
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
  /** Unfinished orders whose intent had moved on without us. */
  staleIntents: number
  /** Refunds that had moved on without us. */
  staleRefunds: number
  /** Orders that say they were paid and know no intent: nothing mends these. */
  paidWithoutIntent: number
}

/** News younger than this is still on its normal way and is left to it. */
const GRACE_SECONDS = 120

/** Stripe lists events for 30 days. */
const EVENTS_KEPT_SECONDS = 30 * 24 * 3600

/** Two hundred pages, ten seconds at Stripe's rate; a shop with more news in ten minutes is told. */
const EVENTS_PER_RUN = 20_000

/** Each run looks again at what the last one may have seen half-made. */
const OVERLAP_SECONDS = 3600

/**
 * Looks for what fell between two stools and mends it by the same flows that should have done it.
 * Zero of each is normal. Everything is taken in batches; what is over is the next run's.
 *
 * @returns what was found, and how much of it could not be mended this time.
 */
export async function reconcile(now: Date): Promise<{ drift: Drift; left: number }> {
  const startedAt = new Date()
  const before = new Date(now.getTime() - GRACE_SECONDS * 1000)
  const missing = await fetchMissing(before, now)
  const unapplied = await each(await unappliedEvents(before), (id) => applyStripeEvent(id, now))
  const lost = await each(await lostAttempts(now), (id) => resumePayment(id, now))
  const overdue = await each(await overdueHolds(before), (id) => endHold(id, now))
  const intents = await each(await unfinishedIntents(before), (id) => askAgain(id, now))
  const moved = await each(await refundsInMotion(before), (id) => askRefundAgain(id, now))
  const unpaid = (await paidWithoutIntent()).length
  const drift: Drift = {
    missingEvents: missing.found,
    unappliedEvents: unapplied.found,
    lostAttempts: lost.found,
    overdueHolds: overdue.found,
    staleIntents: intents.changed,
    staleRefunds: moved.changed,
    paidWithoutIntent: unpaid,
  }
  const left = [missing, unapplied, lost, overdue, intents, moved].reduce(
    (sum, mended) => sum + mended.left,
    unpaid,
  )
  await db()
    .insert(reconcileRuns)
    .values({
      startedAt,
      finishedAt: new Date(),
      // Only a run that has seen all events of its time spares the next one that time.
      eventsCheckedUntil: missing.complete ? before : null,
      drift,
      left,
    })
  return { drift, left }
}

type Mended = { found: number; changed: number; left: number }

/** One that cannot be mended must not keep the others waiting; it is logged and counted. */
async function each(
  ids: string[],
  // biome-ignore lint/suspicious/noConfusingVoidType: most flows have nothing to say
  mend: (id: string) => Promise<boolean | void>,
): Promise<Mended> {
  let changed = 0
  let left = 0
  for (const id of ids) {
    try {
      if (await mend(id)) changed += 1
    } catch (error) {
      left += 1
      log.error({ id, err: error }, 'reconcile could not mend this')
    }
  }
  return { found: ids.length, changed, left }
}

/**
 * Events that Stripe could not deliver, and events that it thinks were delivered and we never
 * stored (an endpoint that was switched off, a disk that lied): both are listed and compared by id.
 */
async function fetchMissing(before: Date, now: Date): Promise<Mended & { complete: boolean }> {
  let found = 0
  let left = 0
  let complete = true
  const since = await eventsCheckedSince(now)
  for (const pages of [undeliveredEvents(before), usedEvents(since, before)]) {
    let seen = 0
    try {
      for await (const page of pages) {
        const unknown = await unknownEvents(page.map((event) => event.id))
        for (const event of page.filter(({ id }) => unknown.has(id))) {
          found += 1
          await receiveStripeEvent(event, now)
          await applyStripeEvent(event.id, now).catch((error) => {
            left += 1
            log.error({ eventId: event.id, err: error }, 'a missing event could not be applied')
          })
        }
        seen += page.length
        if (seen >= EVENTS_PER_RUN) throw new Error(`More than ${EVENTS_PER_RUN} events to compare`)
      }
    } catch (error) {
      left += 1
      complete = false
      log.error({ err: error }, 'reconcile could not read all of Stripe’s events')
    }
  }
  return { found, changed: found, left, complete }
}

async function eventsCheckedSince(now: Date): Promise<Date> {
  const [last] = await db()
    .select({ until: reconcileRuns.eventsCheckedUntil })
    .from(reconcileRuns)
    .orderBy(desc(reconcileRuns.eventsCheckedUntil))
    .limit(1)
  const kept = now.getTime() - EVENTS_KEPT_SECONDS * 1000
  const until = last?.until ? last.until.getTime() - OVERLAP_SECONDS * 1000 : kept
  return new Date(Math.max(kept, until))
}
