import { eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orders } from '#lib/db/schema.ts'
import { refundIntent } from '#lib/stripe/refund.ts'
import { announceOrder } from './announce.ts'
import { applyRefund } from './apply-refund.ts'
import { lockOrder } from './lock-order.ts'

/**
 * Gives back money that came for an order whose units are gone. Safe to repeat: the order's id makes
 * the idempotency key, and an order that is no longer `paid_late` is left alone.
 *
 * @throws when Stripe would not take it now; the job is tried again.
 */
export async function refundLate(orderId: string, now: Date): Promise<void> {
  const [order] = await db().select().from(orders).where(eq(orders.id, orderId))
  if (order?.status !== 'paid_late' || !order.paymentIntentId) return
  const refund = await refundIntent(order.paymentIntentId, `refund_late:${orderId}`)
  await db().transaction(async (tx) => {
    const locked = await lockOrder(tx, orderId)
    if (locked) await applyRefund(tx, locked, refund, 'paid_late', { by: 'system', at: now })
  })
  await announceOrder(orderId)
}
