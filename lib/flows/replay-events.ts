import { and, asc, eq, gt, lte, or, type SQL } from 'drizzle-orm'
import { db, type Tx } from '#lib/db/client.ts'
import { matchingEvents, withPayload } from '#lib/db/matching-events.ts'
import { eventPayloads, processedEvents } from '#lib/db/schema.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { applyJobKey } from '#lib/jobs/apply-job-key.ts'
import { log } from '#lib/log.ts'
import { REPLAY_MAX, type ReplayTarget } from '#lib/orders/event-inbox.ts'

/** Events of one transaction: some 50 ms, so that their rows are not locked for long. */
const BATCH = 200

/** After everything that just came from Stripe (graphile-worker: smaller goes first). */
const PRIORITY = 10

/** Where the next batch begins; handed back by whoever asks for it. */
export type ReplayCursor = { receivedAt: string; id: string }

export type ReplayStep =
  | { ok: true; queued: number; next: ReplayCursor | null }
  /** More than REPLAY_MAX events: a shorter time has to be chosen. */
  | { ok: false; reason: 'too_many' }

/**
 * Has the next batch of a target's events applied again, oldest first, by the same job that applied
 * them the first time. What was dealt with goes through the same machine and changes nothing.
 *
 * Called again with `next` until that is null. Each batch is a transaction of its own: a replay
 * that is broken off has replayed what it has replayed.
 *
 * @param startedAt the replay's name in `replay_requested_at`; events received later are not in it
 */
export async function replayEvents(command: {
  target: ReplayTarget
  startedAt: Date
  after: ReplayCursor | null
  staffId: string
}): Promise<ReplayStep> {
  const { target, startedAt, after, staffId } = command
  const covered = and(coveredBy(target), lte(processedEvents.receivedAt, startedAt))
  if (!after) {
    if ((await db().$count(processedEvents, covered)) > REPLAY_MAX) {
      return { ok: false, reason: 'too_many' }
    }
    log.info({ staffId, target, startedAt }, 'a replay of events was asked for')
  }
  return db().transaction(async (tx) => {
    const events = await nextBatch(tx, covered, after)
    for (const { id } of events) {
      await tx
        .update(processedEvents)
        .set({ replayRequestedAt: startedAt })
        .where(eq(processedEvents.id, id))
      await addJob(
        tx,
        'apply_stripe_event',
        { eventId: id, again: true },
        { key: applyJobKey(id), priority: PRIORITY },
      )
    }
    const last = events.at(-1)
    const next =
      last && events.length === BATCH
        ? { receivedAt: last.receivedAt.toISOString(), id: last.id }
        : null
    return { ok: true, queued: events.length, next }
  })
}

/** Events that a target covers, whether or not they can still be replayed. */
export function coveredBy(target: ReplayTarget): SQL | undefined {
  return 'eventId' in target
    ? eq(processedEvents.id, target.eventId)
    : matchingEvents(target.filters)
}

function nextBatch(tx: Tx, covered: SQL | undefined, after: ReplayCursor | null) {
  return tx
    .select({ id: processedEvents.id, receivedAt: processedEvents.receivedAt })
    .from(processedEvents)
    .innerJoin(eventPayloads, withPayload)
    .where(and(covered, after ? isAfter(after) : undefined))
    .orderBy(asc(processedEvents.receivedAt), asc(processedEvents.id))
    .limit(BATCH)
}

function isAfter({ receivedAt, id }: ReplayCursor): SQL | undefined {
  const moment = new Date(receivedAt)
  return or(
    gt(processedEvents.receivedAt, moment),
    and(eq(processedEvents.receivedAt, moment), gt(processedEvents.id, id)),
  )
}
