import { asc, eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orderToken } from '#lib/db/order-token.ts'
import {
  disputes,
  mails,
  orderItems,
  orders,
  processedEvents,
  products,
  refunds,
  shop,
  shows,
  staff,
  transitions,
  variants,
  vouchers,
} from '#lib/db/schema.ts'
import { blocksShipping } from '#lib/orders/disputes.ts'
import { type AdminOrder, maskEmail } from '#lib/orders/order-view.ts'
import { attemptOf } from '#lib/orders/timing.ts'
import { routes } from '#lib/routes.ts'
import { CHAINS } from '#lib/vouchers/chains.ts'
import { openAlarmsOf } from './admin-alarms.ts'

/** Far above what one order can gather; a runaway must not take the page down with it. */
const ROWS_SHOWN = 200

/** Everything about one order, for staff; null when there is no order with this number. */
export async function findAdminOrder(number: string): Promise<AdminOrder | null> {
  const [found] = await db()
    .select({ order: orders, voucher: vouchers, showSlug: shows.slug, shop })
    .from(orders)
    .innerJoin(shop, eq(shop.id, 1))
    .leftJoin(vouchers, eq(vouchers.orderId, orders.id))
    .leftJoin(shows, eq(shows.id, orders.showId))
    .where(eq(orders.number, number))
  if (!found) return null
  const { order, voucher, showSlug, shop: seller } = found
  const [lines, timeline, events, returned, disputed, alarms, sent] = await Promise.all([
    linesOf(order.id),
    timelineOf(order.id),
    eventsOf(order.id),
    refundsOf(order.id),
    disputesOf(order.id),
    openAlarmsOf(order.id),
    mailsOf(order.id),
  ])
  return {
    id: order.id,
    version: order.version,
    number: order.number,
    status: order.status,
    method: order.method,
    attempt: attemptOf(order),
    locale: order.locale,
    createdAt: order.createdAt.toISOString(),
    lines,
    itemsYen: order.itemsYen,
    shippingYen: order.shippingYen,
    totalYen: order.totalYen,
    expectedFeeYen: order.expectedFeeYen,
    needsShipping: order.needsShipping,
    name: order.name,
    email: order.email,
    emailMasked: maskEmail(order.email),
    phone: order.phone,
    address: order.address,
    voucher: voucher && {
      expiresAt: voucher.expiresAt.toISOString(),
      hostedVoucherUrl: voucher.hostedVoucherUrl,
      stores: voucher.stores,
    },
    holdExpiresAt: order.holdExpiresAt.toISOString(),
    paidAt: iso(order.paidAt),
    paidChain: CHAINS.find((chain) => chain === order.paidChain) ?? null,
    shippedAt: iso(order.shippedAt),
    carrier: order.carrier,
    trackingNumber: order.trackingNumber,
    paymentIntentId: order.paymentIntentId,
    buyerPath: routes.order(orderToken(order.id)),
    showSlug,
    shipsWithinDays: seller.shipsWithinDays,
    supportEmail: seller.email,
    supportPhone: seller.phone,
    supportHours: seller.supportHours,
    timeline,
    events,
    refunds: returned,
    disputes: disputed,
    isDisputed: disputed.some(({ status }) => blocksShipping(status)),
    alarms,
    mails: sent,
  }
}

async function linesOf(orderId: string): Promise<AdminOrder['lines']> {
  const rows = await db()
    .select({ item: orderItems, variant: variants, imageUrl: products.imageUrl })
    .from(orderItems)
    .innerJoin(variants, eq(variants.id, orderItems.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(orderItems.orderId, orderId))
    .orderBy(asc(orderItems.nameJa), asc(variants.position))
    .limit(ROWS_SHOWN)
  return rows.map(({ item, variant, imageUrl }) => ({
    name: { ja: item.nameJa, en: item.nameEn },
    variant: { ja: variant.labelJa, en: variant.labelEn },
    imageUrl,
    quantity: item.quantity,
    unitPriceYen: item.unitPriceYen,
  }))
}

async function timelineOf(orderId: string): Promise<AdminOrder['timeline']> {
  const rows = await db()
    .select({
      from: transitions.fromStatus,
      to: transitions.toStatus,
      fact: transitions.fact,
      cause: transitions.cause,
      at: transitions.at,
      staffName: staff.name,
      eventId: transitions.eventId,
      eventType: processedEvents.type,
    })
    .from(transitions)
    .leftJoin(processedEvents, eq(processedEvents.id, transitions.eventId))
    .leftJoin(staff, eq(staff.id, transitions.staffId))
    .where(eq(transitions.orderId, orderId))
    .orderBy(asc(transitions.id))
    .limit(ROWS_SHOWN)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

async function eventsOf(orderId: string): Promise<AdminOrder['events']> {
  const rows = await db()
    .select({
      id: processedEvents.id,
      type: processedEvents.type,
      status: processedEvents.status,
      reason: processedEvents.reason,
      receivedAt: processedEvents.receivedAt,
    })
    .from(processedEvents)
    .where(eq(processedEvents.orderId, orderId))
    .orderBy(asc(processedEvents.receivedAt), asc(processedEvents.id))
    .limit(ROWS_SHOWN)
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }))
}

async function refundsOf(orderId: string): Promise<AdminOrder['refunds']> {
  const rows = await db()
    .select()
    .from(refunds)
    .where(eq(refunds.orderId, orderId))
    .orderBy(asc(refunds.createdAt), asc(refunds.id))
    .limit(ROWS_SHOWN)
  return rows.map((row) => ({
    id: row.id,
    amountYen: row.amountYen,
    status: row.status,
    createdAt: row.createdAt.toISOString(),
    email: row.instructionsEmail,
    emailMasked: row.instructionsEmail && maskEmail(row.instructionsEmail),
    isForLateMoney: row.reason === 'paid_late',
    failureReason: row.failureReason,
  }))
}

async function disputesOf(orderId: string): Promise<AdminOrder['disputes']> {
  const rows = await db()
    .select()
    .from(disputes)
    .where(eq(disputes.orderId, orderId))
    .orderBy(asc(disputes.createdAt), asc(disputes.id))
    .limit(ROWS_SHOWN)
  return rows.map(({ id, status, reason, amountYen, evidenceDueAt, createdAt }) => ({
    id,
    status,
    reason,
    amountYen,
    evidenceDueAt: iso(evidenceDueAt),
    createdAt: createdAt.toISOString(),
  }))
}

async function mailsOf(orderId: string): Promise<AdminOrder['mails']> {
  const rows = await db()
    .select({ kind: mails.kind, queuedAt: mails.queuedAt, sentAt: mails.sentAt })
    .from(mails)
    .where(eq(mails.orderId, orderId))
    .orderBy(asc(mails.queuedAt))
  return rows.map(({ kind, queuedAt, sentAt }) => ({
    kind,
    queuedAt: queuedAt.toISOString(),
    sentAt: iso(sentAt),
  }))
}

function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}
