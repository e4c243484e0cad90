import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#lib/db/client.ts'
import { orders, transitions } from '#lib/db/schema.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { type Fact, next, type OrderStatus, STOCK_PLACE } from '#lib/orders/status.ts'
import { moveStock } from './move-stock.ts'
import { type MailKind, queueMail } from './queue-mail.ts'

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
  if (!(await moveStock(tx, order.id, STOCK_PLACE[to]))) return { order, changed: false }

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
  if (to === 'paid_late') return takeStockAgain(tx, changed, cause)
  return { order: changed, changed: true }
}

/** Money for an order that had ended is never dropped: take its units again if there are some. */
async function takeStockAgain(tx: Tx, order: OrderRow, cause: Cause) {
  const retaken = await transition(tx, order, 'stock_retaken', cause)
  return { order: retaken.order, changed: true }
}
