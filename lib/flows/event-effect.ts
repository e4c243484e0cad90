import { eq, or, sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import type { Db, Tx } from '#lib/db/client.ts'
import { orders } from '#lib/db/schema.ts'
import { retrieveIntent } from '#lib/stripe/confirm-payment.ts'
import { type DisputeState, retrieveDispute } from '#lib/stripe/dispute.ts'
import type { IntentState } from '#lib/stripe/intent.ts'
import { type About, type EventMeaning, readEvent } from '#lib/stripe/read-event.ts'
import { listRefunds, type RefundState, retrieveRefund } from '#lib/stripe/refund.ts'
import { applyDispute } from './apply-dispute.ts'
import { applyIntent } from './apply-intent.ts'
import { applyRefund } from './apply-refund.ts'
import { lockOrder } from './lock-order.ts'
import { raiseAlarm } from './raise-alarm.ts'
import type { Cause, OrderRow } from './transition.ts'

export type Outcome =
  | { status: 'applied'; orderId: string }
  | { status: 'ignored'; orderId: string | null; reason: string }

/** What Stripe says now about what an event hints at; null where the event alone tells. */
export type Asked =
  | { kind: 'intent'; intent: IntentState }
  | { kind: 'refunds'; refunds: RefundState[] }
  | { kind: 'dispute'; dispute: DisputeState }
  | null

/**
 * Asks Stripe where an event does not tell. Called before the transaction begins: none is held
 * across the network (DESIGN.md decision 2).
 */
export async function askAbout(event: Stripe.Event): Promise<Asked> {
  const meaning = readEvent(event)
  switch (meaning.kind) {
    case 'intent_changed':
      return { kind: 'intent', intent: await retrieveIntent(meaning.about.paymentIntentId) }
    case 'refund_changed':
      return { kind: 'refunds', refunds: [await retrieveRefund(meaning.refundId)] }
    case 'charge_refunded':
      return { kind: 'refunds', refunds: await listRefunds(meaning.about.paymentIntentId) }
    case 'dispute_changed':
      return { kind: 'dispute', dispute: await retrieveDispute(meaning.disputeId) }
    default:
      return null
  }
}

/** What an event does to its order, in the caller's transaction. */
export async function eventEffect(
  tx: Tx,
  event: Stripe.Event,
  asked: Asked,
  now: Date,
): Promise<Outcome> {
  const meaning = readEvent(event)
  if (meaning.kind === 'unused') {
    return { status: 'ignored', orderId: null, reason: meaning.reason }
  }
  const order = await lockOrderOf(tx, meaning.about)
  if (!order) return ofNobody(tx, meaning, now)
  const cause: Cause = { by: 'stripe', eventId: event.id, at: now }
  const reason = await change(tx, order, meaning, asked, cause)
  return reason === null
    ? { status: 'applied', orderId: order.id }
    : { status: 'ignored', orderId: order.id, reason }
}

/** Null when the order changed; otherwise why it did not. */
async function change(
  tx: Tx,
  order: OrderRow,
  meaning: Exclude<EventMeaning, { kind: 'unused' }>,
  asked: Asked,
  cause: Cause,
): Promise<string | null> {
  const intent =
    meaning.kind === 'intent' ? meaning.intent : asked?.kind === 'intent' ? asked.intent : null
  if (intent) {
    const result = await applyIntent(tx, order, intent, cause)
    return result.changed ? null : result.reason
  }
  if (asked?.kind === 'refunds') {
    let changed = false
    let current = order
    for (const refund of asked.refunds) {
      const result = await applyRefund(tx, current, refund, null, cause)
      changed ||= result.changed
      current = result.order
    }
    return changed ? null : 'the refund is known already'
  }
  if (asked?.kind === 'dispute') {
    return (await applyDispute(tx, order, asked.dispute, cause)) ? null : 'the dispute is known'
  }
  if (meaning.kind === 'charged') {
    if (!meaning.chain || order.paidChain === meaning.chain) {
      return 'the payment itself is told by its intent'
    }
    await tx
      .update(orders)
      .set({ paidChain: meaning.chain, version: sql`${orders.version} + 1` })
      .where(eq(orders.id, order.id))
    return null
  }
  throw new Error(`Stripe was not asked about ${meaning.kind}`)
}

/**
 * An event about no order of ours. Money that names an order which does not exist is kept and calls
 * a person; anything else on the account is none of our business.
 */
async function ofNobody(
  tx: Tx,
  meaning: Exclude<EventMeaning, { kind: 'unused' }>,
  now: Date,
): Promise<Outcome> {
  const { orderId, paymentIntentId } = meaning.about
  if (meaning.kind === 'intent' && meaning.intent.outcome === 'succeeded' && orderId) {
    await raiseAlarm(tx, {
      kind: 'unknown_order',
      objectId: paymentIntentId,
      orderId: null,
      detail: `¥${meaning.intent.amountYen} was paid for order ${orderId.slice(0, 100)}, which does not exist`,
      at: now,
    })
  }
  return { status: 'ignored', orderId: null, reason: 'no order of ours' }
}

async function lockOrderOf(tx: Tx, about: About): Promise<OrderRow | null> {
  const orderId = await findOrderId(tx, about)
  return orderId ? lockOrder(tx, orderId) : null
}

/** The order that an event is about, as far as we know one; also of an event that fails. */
export async function orderIdOf(tx: Db | Tx, event: Stripe.Event): Promise<string | null> {
  const meaning = readEvent(event)
  return meaning.kind === 'unused' ? null : findOrderId(tx, meaning.about)
}

async function findOrderId(tx: Db | Tx, about: About): Promise<string | null> {
  const [found] = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(
      or(
        eq(orders.paymentIntentId, about.paymentIntentId),
        // Metadata is text that anybody with the dashboard can write; a uuid or nothing.
        about.orderId && UUID.test(about.orderId) ? eq(orders.id, about.orderId) : undefined,
      ),
    )
    .limit(1)
  return found?.id ?? null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
