import { and, eq, inArray, or } from 'drizzle-orm'
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

type Outcome =
  | { status: 'applied'; orderId: string }
  | { status: 'ignored'; orderId: string | null; reason: string }

/**
 * Makes a stored event count: the order's change and the event's mark are one transaction, so a
 * killed worker leaves neither. Applying it again, or its twin, changes nothing.
 *
 * @throws when it could not be applied now; the event is then marked `failed` with the reason and
 * the job is tried again.
 */
export async function applyStripeEvent(eventId: string, now: Date): Promise<void> {
  const event = await readStored(eventId)
  if (!event) return
  try {
    const outcome = await apply(event, now)
    if (outcome?.status === 'applied') await announceOrder(outcome.orderId)
  } catch (error) {
    await markFailed(eventId, error)
    throw error
  }
}

async function apply(event: Stripe.Event, now: Date): Promise<Outcome | null> {
  const meaning = readEvent(event)
  // Asked before the transaction begins: none is held across the network (DESIGN.md decision 2).
  const asked = meaning.kind === 'ask' ? await retrieveIntent(meaning.paymentIntentId) : null
  return db().transaction(async (tx) => {
    if (!(await claimEvent(tx, event.id))) return null
    const outcome = await effect(tx, event.id, meaning, asked, now)
    await tx
      .update(processedEvents)
      .set({
        status: outcome.status,
        orderId: outcome.orderId,
        reason: outcome.status === 'ignored' ? outcome.reason : null,
        finishedAt: now,
      })
      .where(eq(processedEvents.id, event.id))
    return outcome
  })
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

/** Locks the event's row; false when it has been dealt with. */
async function claimEvent(tx: Tx, eventId: string): Promise<boolean> {
  const [row] = await tx
    .select({ status: processedEvents.status })
    .from(processedEvents)
    .where(eq(processedEvents.id, eventId))
    .for('update')
  return row?.status === 'received' || row?.status === 'failed'
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

async function readStored(eventId: string): Promise<Stripe.Event | null> {
  const [row] = await db()
    .select({ payload: eventPayloads.payload })
    .from(processedEvents)
    .innerJoin(eventPayloads, eq(eventPayloads.eventId, processedEvents.id))
    .where(
      and(eq(processedEvents.id, eventId), inArray(processedEvents.status, ['received', 'failed'])),
    )
  return row ? (row.payload as Stripe.Event) : null
}

async function markFailed(eventId: string, error: unknown): Promise<void> {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  log.error({ eventId, err: error }, 'a Stripe event could not be applied')
  await db()
    .update(processedEvents)
    .set({ status: 'failed', reason: reason.slice(0, 1000) })
    .where(
      and(eq(processedEvents.id, eventId), inArray(processedEvents.status, ['received', 'failed'])),
    )
}
