import { eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orders, refunds } from '#lib/db/schema.ts'
import { retrieveIntent } from '#lib/stripe/confirm-payment.ts'
import { retrieveRefund } from '#lib/stripe/refund.ts'
import { announceOrder } from './announce.ts'
import { applyIntent } from './apply-intent.ts'
import { applyRefund } from './apply-refund.ts'
import { lockOrder } from './lock-order.ts'

/**
 * Asks Stripe about the intent of an order and lets the answer act, as an event would.
 *
 * @returns whether the order had missed something. @throws what the Stripe client throws.
 */
export async function askAgain(orderId: string, now: Date): Promise<boolean> {
  const [order] = await db().select().from(orders).where(eq(orders.id, orderId))
  if (!order?.paymentIntentId) return false
  const intent = await retrieveIntent(order.paymentIntentId)
  const changed = await db().transaction(async (tx) => {
    const locked = await lockOrder(tx, orderId)
    if (!locked) return false
    await tx.update(orders).set({ intentCheckedAt: now }).where(eq(orders.id, orderId))
    return (await applyIntent(tx, locked, intent, { by: 'system', at: now })).changed
  })
  if (changed) await announceOrder(orderId)
  return changed
}

/** The same for a refund: succeeded, bounced, lapsed or still waiting for a bank account. */
export async function askRefundAgain(refundId: string, now: Date): Promise<boolean> {
  const [known] = await db().select().from(refunds).where(eq(refunds.id, refundId))
  if (!known) return false
  const refund = await retrieveRefund(refundId)
  const changed = await db().transaction(async (tx) => {
    const locked = await lockOrder(tx, known.orderId)
    if (!locked) return false
    const cause = { by: 'system', at: now } as const
    return (await applyRefund(tx, locked, refund, known.reason, cause)).changed
  })
  if (changed) await announceOrder(known.orderId)
  return changed
}
