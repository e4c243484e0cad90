import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#lib/db/client.ts'
import { orders, refunds } from '#lib/db/schema.ts'
import type { RefundState } from '#lib/stripe/refund.ts'
import { allMoneyReturns } from './money-returning.ts'
import { raiseAlarm } from './raise-alarm.ts'
import { type Cause, type OrderRow, transition } from './transition.ts'

/**
 * Brings a refund up to what Stripe says, whoever made it. The order becomes `refunded` once all of
 * its money is on its way back; whether it has arrived is the refund's own story. A refund that
 * fails or is called off leaves the order refunded in name only, so a person is called.
 *
 * The caller has locked `order`. @returns whether anything changed.
 */
export async function applyRefund(
  tx: Tx,
  order: OrderRow,
  refund: RefundState,
  reason: 'paid_late' | null,
  cause: Cause,
): Promise<{ changed: boolean; order: OrderRow }> {
  const values = {
    status: refund.status,
    instructionsEmail: refund.instructionsEmail,
    failureReason: refund.failureReason,
    updatedAt: cause.at,
    // Whichever comes first, our own call or its webhook: why we asked is not forgotten.
    ...(reason && { reason }),
  }
  const [before] = await tx.select().from(refunds).where(eq(refunds.id, refund.id))
  if (
    before &&
    before.status === refund.status &&
    before.instructionsEmail === refund.instructionsEmail &&
    before.failureReason === refund.failureReason &&
    (!reason || before.reason === reason)
  ) {
    // Seen again: the next question is due later, not at once.
    await tx.update(refunds).set({ updatedAt: cause.at }).where(eq(refunds.id, refund.id))
    return { changed: false, order }
  }
  await tx
    .insert(refunds)
    .values({
      id: refund.id,
      orderId: order.id,
      amountYen: refund.amountYen,
      createdAt: refund.createdAt,
      ...values,
    })
    .onConflictDoUpdate({ target: refunds.id, set: values })
  const current = await showChange(tx, order)
  if (refund.status === 'failed' || refund.status === 'canceled') {
    await raiseAlarm(tx, {
      kind: 'refund_failed',
      objectId: refund.id,
      orderId: order.id,
      detail: `The refund of ¥${refund.amountYen} is ${refund.status}: ${refund.failureReason ?? 'no reason given'}`,
      at: cause.at,
    })
    return { changed: true, order: current }
  }
  if (!(await allMoneyReturns(tx, order))) return { changed: true, order: current }
  const result = await transition(tx, current, 'refunded', cause)
  return { changed: true, order: result.order }
}

/** A refund goes on when its order's status no longer changes; the pages follow the version. */
async function showChange(tx: Tx, order: OrderRow): Promise<OrderRow> {
  const [current] = await tx
    .update(orders)
    .set({ version: sql`${orders.version} + 1` })
    .where(eq(orders.id, order.id))
    .returning()
  if (!current) throw new Error(`Order ${order.id} vanished under its lock`)
  return current
}
