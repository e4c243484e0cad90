import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#lib/db/client.ts'
import { holds, orders, transitions } from '#lib/db/schema.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import type { MailKind } from '#lib/orders/mail-kinds.ts'
import { type Fact, next, type OrderStatus, STOCK_PLACE } from '#lib/orders/status.ts'
import { moveStock } from './move-stock.ts'
import { queueMail } from './queue-mail.ts'
import { raiseAlarm } from './raise-alarm.ts'

export type OrderRow = typeof orders.$inferSelect

/** Who or what made a fact known; it goes into the audit trail with every change. */
export type Cause = {
  by: 'customer' | 'stripe' | 'staff' | 'system'
  eventId?: string
  staffId?: string
  at: Date
}

const MAIL_ON_ARRIVAL: Partial<Record<OrderStatus, MailKind>> = {
  awaiting_konbini: 'voucher',
  paid: 'paid',
  expired: 'expired',
  canceled: 'canceled',
  shipped: 'shipped',
}

/**
 * Lets a fact act on an order: status, units, audit row, mail and follow-up jobs change together in
 * the caller's transaction, or nothing does. The caller has locked `order` in that transaction.
 *
 * @returns the order as it is now, and whether the fact changed it.
 */
export async function transition(
  tx: Tx,
  order: OrderRow,
  fact: Fact,
  cause: Cause,
  set: Partial<typeof orders.$inferInsert> = {},
): Promise<{ order: OrderRow; changed: boolean }> {
  const to = next(order.status, fact)
  if (!to) return { order, changed: false }

  // Only units that were given up can be missing; they are asked for before anything is written.
  const place = STOCK_PLACE[to]
  if (place !== 'as_before' && !(await moveStock(tx, order.id, place))) {
    return { order, changed: false }
  }

  const [changed] = await tx
    .update(orders)
    .set({ ...set, status: to, version: sql`${orders.version} + 1` })
    .where(eq(orders.id, order.id))
    .returning()
  if (!changed) throw new Error(`Order ${order.id} vanished under its lock`)
  await tx.insert(transitions).values({
    orderId: order.id,
    fromStatus: order.status,
    toStatus: to,
    fact,
    cause: cause.by,
    eventId: cause.eventId,
    staffId: cause.staffId,
    at: cause.at,
  })

  const mail = MAIL_ON_ARRIVAL[to]
  if (mail) await queueMail(tx, order.id, mail, cause.at)
  if (to === 'expired' && changed.paymentIntentId) {
    await addJob(tx, 'close_intent', { orderId: order.id })
  }
  if (STOCK_PLACE[order.status] === 'held' && place === 'free') {
    await queueWaitlist(tx, order.id)
  }
  if (to === 'paid_late') return takeStockAgain(tx, changed, cause)
  return { order: changed, changed: true }
}

/**
 * Money for an order that had ended is never dropped: its units are taken again if there are some;
 * otherwise it goes back, and customer and staff are told.
 */
async function takeStockAgain(tx: Tx, order: OrderRow, cause: Cause) {
  const retaken = await transition(tx, order, 'stock_retaken', cause)
  if (!retaken.changed) {
    await addJob(tx, 'refund_late', { orderId: order.id })
    await queueMail(tx, order.id, 'paid_late', cause.at)
    await raiseAlarm(tx, {
      kind: 'paid_late',
      objectId: order.number,
      orderId: order.id,
      detail: `¥${order.totalYen} came after the order had ended and its units were sold`,
      at: cause.at,
    })
  }
  return { order: retaken.order, changed: true }
}

async function queueWaitlist(tx: Tx, orderId: string): Promise<void> {
  const freed = await tx
    .select({ variantId: holds.variantId })
    .from(holds)
    .where(eq(holds.orderId, orderId))
  for (const { variantId } of freed) {
    await addJob(tx, 'tell_waitlist', { variantId }, { key: `tell_waitlist:${variantId}` })
  }
}
