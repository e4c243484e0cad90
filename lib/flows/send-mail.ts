import { and, eq, isNull } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orderToken } from '#lib/db/order-token.ts'
import { mails, orderItems, orders, shop, vouchers } from '#lib/db/schema.ts'
import { env } from '#lib/env.ts'
import { orderMail } from '#lib/mail/order-mail.ts'
import { deliver } from '#lib/mail/transport.ts'
import type { MailKind } from '#lib/orders/mail-kinds.ts'
import type { OrderStatus } from '#lib/orders/status.ts'
import { routes } from '#lib/routes.ts'

/** A mail that has become untrue is not sent: nobody is asked to pay for what is paid. */
const TRUE_WHILE: Record<MailKind, readonly OrderStatus[]> = {
  voucher: ['awaiting_konbini'],
  paid: ['paid', 'shipped'],
  expired: ['expired'],
  canceled: ['canceled'],
  shipped: ['shipped'],
  // Whatever becomes of the refund, the customer must hear that the goods are not coming.
  paid_late: ['paid_late', 'refunded'],
}

/**
 * Sends a queued mail and marks it sent. A worker that dies between the two sends it again; its
 * message id is the same, so mail programs show it once.
 */
export async function sendMail(orderId: string, kind: MailKind, now: Date): Promise<void> {
  const unsent = and(eq(mails.orderId, orderId), eq(mails.kind, kind), isNull(mails.sentAt))
  const [queued] = await db().select().from(mails).where(unsent)
  if (!queued) return
  const [row] = await db()
    .select()
    .from(orders)
    .innerJoin(shop, eq(shop.id, 1))
    .leftJoin(vouchers, eq(vouchers.orderId, orders.id))
    .where(eq(orders.id, orderId))
  if (!row) throw new Error(`A mail about no order: ${orderId}`)
  const { orders: order, shop: seller, vouchers: voucher } = row
  if (!TRUE_WHILE[kind].includes(order.status)) {
    await db().delete(mails).where(unsent)
    return
  }
  const items = await db().select().from(orderItems).where(eq(orderItems.orderId, orderId))
  const prefix = order.locale === 'ja' ? '' : `/${order.locale}`
  await deliver({
    id: `${kind}.${orderId}`,
    to: order.email,
    ...orderMail(kind, {
      locale: order.locale,
      number: order.number,
      name: order.name,
      totalYen: order.totalYen,
      lines: items.map((item) => ({
        name: order.locale === 'ja' ? item.nameJa : item.nameEn,
        quantity: item.quantity,
      })),
      orderUrl: `${env().APP_URL}${prefix}${routes.order(orderToken(order.id))}`,
      needsShipping: order.needsShipping,
      shipsWithinDays: seller.shipsWithinDays,
      voucher,
      carrier: order.carrier,
      trackingNumber: order.trackingNumber,
      shopName: order.locale === 'ja' ? seller.nameJa : seller.nameEn,
      support: { email: seller.email, phone: seller.phone, hours: seller.supportHours },
    }),
  })
  await db().update(mails).set({ sentAt: now }).where(unsent)
}
