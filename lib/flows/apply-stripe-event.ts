import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { db, type Tx } from '#lib/db/client.ts'
import { eventPayloads, orders, processedEvents } from '#lib/db/schema.ts'
import { log } from '#lib/log.ts'
import { retrieveIntent } from '#lib/stripe/confirm-payment.ts'
import type { IntentState } from '#lib/stripe/intent.ts'
import { type EventMeaning, readEvent } from '#lib/stripe/read-event.ts'
import { announceOrder } from './announce.ts'
import { applyIntent } from './apply-intent.ts'
import { lockOrder } from './lock-order.ts'
import { type OrderRow, transition } from './transition.ts'

export type Outcome =
  | { status: 'applied'; orderId: string }
  | { status: 'ignored'; orderId: string | null; reason: string }

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
  } catch (error) {
    await markFailed(eventId, error, now, mode)
    throw error
  }
}

/** `again` is a replay: also an event that was dealt with goes through the same machine. */
export type ApplyMode = 'once' | 'again'

/**
 * What Stripe says now, where an event alone does not tell. Asked before the transaction begins:
 * none is held across the network (DESIGN.md decision 2).
 */
export async function askAbout(event: Stripe.Event): Promise<IntentState | null> {
  const meaning = readEvent(event)
  return meaning.kind === 'ask' ? retrieveIntent(meaning.paymentIntentId) : null
}

/**
 * Claim, effect and mark in the caller's transaction, so that a rehearsal can run the very same
 * and roll it back. Null when the event was dealt with and this is no replay.
 */
export async function applyWithin(
  tx: Tx,
  event: Stripe.Event,
  asked: IntentState | null,
  now: Date,
  mode: ApplyMode,
): Promise<Outcome | null> {
  const before = await claimEvent(tx, event.id, mode)
  if (!before) return null
  const outcome = await effect(tx, event.id, readEvent(event), asked, now)
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

async function effect(
  tx: Tx,
  eventId: string,
  meaning: EventMeaning,
  asked: IntentState | null,
  now: Date,
): Promise<Outcome> {
  if (meaning.kind === 'unused') {
    return { status: 'ignored', orderId: null, reason: meaning.reason }
  }
  const order = await lockOrderOf(tx, meaning)
  if (!order) return { status: 'ignored', orderId: null, reason: 'no order of ours' }
  const ignored = (reason: string): Outcome => ({ status: 'ignored', orderId: order.id, reason })
  const applied: Outcome = { status: 'applied', orderId: order.id }
  const cause = { by: 'stripe', eventId, at: now } as const

  switch (meaning.kind) {
    case 'intent':
    case 'ask': {
      const intent = meaning.kind === 'intent' ? meaning.intent : asked
      if (!intent) throw new Error(`Event ${eventId} was not asked about`)
      const result = await applyIntent(tx, order, intent, cause)
      return result.changed ? applied : ignored(result.reason)
    }
    case 'charged': {
      if (!meaning.chain || order.paidChain === meaning.chain) {
        return ignored('the payment itself is told by its intent')
      }
      await tx.update(orders).set({ paidChain: meaning.chain }).where(eq(orders.id, order.id))
      return applied
    }
    case 'refunded': {
      const result = await transition(tx, order, 'refunded', cause)
      return result.changed ? applied : ignored(`a refund means nothing to ${order.status}`)
    }
  }
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

async function lockOrderOf(
  tx: Tx,
  meaning: Exclude<EventMeaning, { kind: 'unused' }>,
): Promise<OrderRow | null> {
  const { orderId, paymentIntentId } =
    meaning.kind === 'intent'
      ? { orderId: meaning.intent.orderId, paymentIntentId: meaning.intent.id }
      : meaning
  const [found] = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(
      or(
        eq(orders.paymentIntentId, paymentIntentId),
        // Metadata is text that anybody with the dashboard can write; a uuid or nothing.
        orderId && UUID.test(orderId) ? eq(orders.id, orderId) : undefined,
      ),
    )
    .limit(1)
  return found ? lockOrder(tx, found.id) : null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function readStored(eventId: string, mode: ApplyMode): Promise<Stripe.Event | null> {
  const [row] = await db()
    .select({ payload: eventPayloads.payload })
    .from(processedEvents)
    .innerJoin(
      eventPayloads,
      and(
        eq(eventPayloads.eventId, processedEvents.id),
        eq(eventPayloads.receivedAt, processedEvents.receivedAt),
      ),
    )
    .where(
      and(
        eq(processedEvents.id, eventId),
        mode === 'once' ? inArray(processedEvents.status, UNFINISHED) : undefined,
      ),
    )
  return row ? (row.payload as Stripe.Event) : null
}

async function markFailed(
  eventId: string,
  error: unknown,
  now: Date,
  mode: ApplyMode,
): Promise<void> {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  log.error({ eventId, err: error }, 'a Stripe event could not be applied')
  const { status } = processedEvents
  await db()
    .update(processedEvents)
    .set({
      // A replay that fails does not undo what the event has done before.
      status: sql`case when ${status} in ('received', 'failed') then 'failed' else ${status} end`,
      reason: reason.slice(0, 1000),
      attempts: countAttempt,
      ...(mode === 'again' && { replayedAt: now }),
    })
    .where(
      and(
        eq(processedEvents.id, eventId),
        mode === 'once' ? inArray(status, UNFINISHED) : undefined,
      ),
    )
}
