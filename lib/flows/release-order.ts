import { db } from '#lib/db/client.ts'
import { cancelIntent } from '#lib/stripe/confirm-payment.ts'
import { announceOrder } from './announce.ts'
import { applyIntent } from './apply-intent.ts'
import { lockOrder } from './lock-order.ts'
import { type Cause, type OrderRow, transition } from './transition.ts'

export type Released =
  | { ok: true; order: OrderRow }
  /** `paid`: the money came first. `at_the_till`: a slip is out, Stripe will not cancel now. */
  | { ok: false; reason: 'paid' | 'at_the_till' | 'unknown' }

/**
 * Ends an unpaid order and gives its units back, in the only order that is safe: first the intent
 * is canceled at Stripe, then the units return (DESIGN.md decision 4). If Stripe will not cancel,
 * the customer may be paying this very minute, and nothing changes.
 */
export async function releaseOrder(
  order: OrderRow,
  why: 'abandoned' | 'requested_by_customer',
  cause: Cause,
): Promise<Released> {
  if (!order.paymentIntentId) return endWithoutIntent(order, cause)
  const canceled = await cancelIntent(order.paymentIntentId, why)
  if (canceled.kind === 'unknown') return { ok: false, reason: 'unknown' }

  const settled = await db().transaction(async (tx) => {
    const locked = await lockOrder(tx, order.id)
    if (!locked) throw new Error(`Order ${order.id} vanished`)
    return (await applyIntent(tx, locked, canceled.intent, cause)).order
  })
  await announceOrder(order.id)
  if (canceled.kind === 'canceled') return { ok: true, order: settled }
  return { ok: false, reason: canceled.intent.outcome === 'succeeded' ? 'paid' : 'at_the_till' }
}

/** No intent and no attempt under way: nothing at Stripe can still turn into money. */
async function endWithoutIntent(order: OrderRow, cause: Cause): Promise<Released> {
  const result = await db().transaction(async (tx) => {
    const locked = await lockOrder(tx, order.id)
    if (!locked) throw new Error(`Order ${order.id} vanished`)
    const idle = !locked.attemptToken || locked.attemptEndedAt
    if (locked.paymentIntentId || !idle) return null
    return transition(tx, locked, 'hold_ended', cause)
  })
  if (!result?.changed) return { ok: false, reason: 'unknown' }
  await announceOrder(order.id)
  return { ok: true, order: result.order }
}
