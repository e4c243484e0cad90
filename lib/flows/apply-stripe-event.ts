import { and, eq, inArray, sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { db, type Tx } from '#lib/db/client.ts'
import { withPayload } from '#lib/db/matching-events.ts'
import { eventPayloads, processedEvents } from '#lib/db/schema.ts'
import { log } from '#lib/log.ts'
import { publish, TOPICS } from '#lib/realtime/publish.ts'
import { announceOrder } from './announce.ts'
import { type Asked, askAbout, eventEffect, type Outcome, orderIdOf } from './event-effect.ts'

/**
 * Makes a stored event count: the order's change and the event's mark are one transaction, so a
 * killed worker leaves neither. Applying it again, or its twin, changes nothing.
 *
 * @throws when it could not be applied now; the event is then marked `failed` with the reason and
 * the job is tried again.
 */
export async function applyStripeEvent(
  eventId: string,
  now: Date,
  mode: ApplyMode = 'once',
): Promise<void> {
  const event = await readStored(eventId, mode)
  if (!event) return
  try {
    const asked = await askAbout(event)
    const outcome = await db().transaction((tx) => applyWithin(tx, event, asked, now, mode))
    if (outcome?.status === 'applied') await announceOrder(outcome.orderId)
    // The inbox and the alarms of staff change with an event that changed no order, too.
    else if (outcome) publish(TOPICS.orders)
  } catch (error) {
    await markFailed(event, error, now, mode)
    throw error
  }
}

/** `again` is a replay: also an event that was dealt with goes through the same machine. */
export type ApplyMode = 'once' | 'again'

/**
 * Claim, effect and mark in the caller's transaction, so that a rehearsal can run the very same
 * and roll it back. Null when the event was dealt with and this is no replay.
 */
export async function applyWithin(
  tx: Tx,
  event: Stripe.Event,
  asked: Asked,
  now: Date,
  mode: ApplyMode,
): Promise<Outcome | null> {
  const before = await claimEvent(tx, event.id, mode)
  if (!before) return null
  const outcome = await eventEffect(tx, event, asked, now)
  // An event that counted once and means nothing now has still counted.
  const keeps = before === 'applied' && outcome.status === 'ignored'
  await tx
    .update(processedEvents)
    .set({
      ...(!keeps && { status: outcome.status, orderId: outcome.orderId, finishedAt: now }),
      reason: outcome.status === 'ignored' ? outcome.reason : null,
      attempts: countAttempt,
      ...(mode === 'again' && { replayedAt: now }),
    })
    .where(eq(processedEvents.id, event.id))
  return outcome
}

/** Stays at the column's largest number: a replay must not fail for having been asked often. */
const countAttempt = sql`least(${processedEvents.attempts} + 1, 32767)`

/** Locks the event's row and says what it was; null when it has been dealt with. */
async function claimEvent(tx: Tx, eventId: string, mode: ApplyMode) {
  const [row] = await tx
    .select({ status: processedEvents.status })
    .from(processedEvents)
    .where(eq(processedEvents.id, eventId))
    .for('update')
  if (!row) return null
  return mode === 'again' || isUnfinished(row.status) ? row.status : null
}

const UNFINISHED = ['received', 'failed'] as const

function isUnfinished(status: string): boolean {
  return UNFINISHED.some((known) => known === status)
}

async function readStored(eventId: string, mode: ApplyMode): Promise<Stripe.Event | null> {
  const [row] = await db()
    .select({ payload: eventPayloads.payload })
    .from(processedEvents)
    .innerJoin(eventPayloads, withPayload)
    .where(
      and(
        eq(processedEvents.id, eventId),
        mode === 'once' ? inArray(processedEvents.status, UNFINISHED) : undefined,
      ),
    )
  return row ? (row.payload as Stripe.Event) : null
}

async function markFailed(
  event: Stripe.Event,
  error: unknown,
  now: Date,
  mode: ApplyMode,
): Promise<void> {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  log.error({ eventId: event.id, err: error }, 'a Stripe event could not be applied')
  const { status, orderId } = processedEvents
  await db()
    .update(processedEvents)
    .set({
      // Its order's page must show it, and what was rolled back has not said which one it is.
      orderId: sql`coalesce(${orderId}, ${await readOrderId(event)}::uuid)`,
      // A replay that fails does not undo what the event has done before.
      status: sql`case when ${status} in ('received', 'failed') then 'failed' else ${status} end`,
      reason: reason.slice(0, 1000),
      attempts: countAttempt,
      ...(mode === 'again' && { replayedAt: now }),
    })
    .where(
      and(
        eq(processedEvents.id, event.id),
        mode === 'once' ? inArray(status, UNFINISHED) : undefined,
      ),
    )
}

/** A payload that cannot even be read is no reason not to say so. */
async function readOrderId(event: Stripe.Event): Promise<string | null> {
  try {
    return await orderIdOf(db(), event)
  } catch {
    return null
  }
}
