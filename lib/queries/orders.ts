import { asc, eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { hashToken } from '#lib/db/order-token.ts'
import { orderItems, orders, products, refunds, shows, variants, vouchers } from '#lib/db/schema.ts'
import { maskEmail, type OrderLine, type OrderView } from '#lib/orders/order-view.ts'
import type { RefundView } from '#lib/orders/refunds.ts'
import { attemptOf } from '#lib/orders/timing.ts'
import type { Chain } from '#lib/vouchers/chains.ts'
import { readShop } from './shop.ts'

/** The id of the order behind a secret address. */
export async function findOrderId(token: string): Promise<string | null> {
  const [order] = await db()
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.tokenHash, hashToken(token)))
  return order?.id ?? null
}

export async function findOrderByToken(token: string): Promise<OrderView | null> {
  const id = await findOrderId(token)
  return id ? readOrderView(id) : null
}

/** An order as its buyer may see it. */
export async function readOrderView(orderId: string): Promise<OrderView | null> {
  const [row] = await db()
    .select()
    .from(orders)
    .leftJoin(vouchers, eq(vouchers.orderId, orders.id))
    .leftJoin(shows, eq(shows.id, orders.showId))
    .where(eq(orders.id, orderId))
  if (!row) return null
  const [lines, returned, shop] = await Promise.all([
    readLines(orderId),
    readRefunds(orderId),
    readShop(),
  ])
  const { orders: order, vouchers: voucher, shows: show } = row
  return {
    version: order.version,
    number: order.number,
    status: order.status,
    method: order.method,
    attempt: attemptOf(order),
    createdAt: order.createdAt.toISOString(),
    lines,
    itemsYen: order.itemsYen,
    shippingYen: order.shippingYen,
    totalYen: order.totalYen,
    needsShipping: order.needsShipping,
    emailMasked: maskEmail(order.email),
    voucher: voucher && {
      expiresAt: voucher.expiresAt.toISOString(),
      hostedVoucherUrl: voucher.hostedVoucherUrl,
      stores: voucher.stores,
    },
    holdExpiresAt: order.holdExpiresAt.toISOString(),
    paidAt: order.paidAt?.toISOString() ?? null,
    paidChain: order.paidChain as Chain | null,
    shippedAt: order.shippedAt?.toISOString() ?? null,
    carrier: order.carrier,
    trackingNumber: order.trackingNumber,
    refunds: returned,
    shipsWithinDays: shop.shipsWithinDays,
    showSlug: show?.slug ?? null,
    supportEmail: shop.email,
    supportPhone: shop.phone,
    supportHours: shop.supportHours,
  }
}

async function readLines(orderId: string): Promise<OrderLine[]> {
  const rows = await db()
    .select({ item: orderItems, variant: variants, imageUrl: products.imageUrl })
    .from(orderItems)
    .innerJoin(variants, eq(variants.id, orderItems.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(orderItems.orderId, orderId))
    .orderBy(asc(orderItems.variantId))
  return rows.map(({ item, variant, imageUrl }) => ({
    name: { ja: item.nameJa, en: item.nameEn },
    variant: { ja: variant.labelJa, en: variant.labelEn },
    imageUrl,
    quantity: item.quantity,
    unitPriceYen: item.unitPriceYen,
  }))
}

/** More refunds than one charge can gather. */
const REFUNDS_SHOWN = 100

async function readRefunds(orderId: string): Promise<RefundView[]> {
  const rows = await db()
    .select()
    .from(refunds)
    .where(eq(refunds.orderId, orderId))
    .orderBy(asc(refunds.createdAt), asc(refunds.id))
    .limit(REFUNDS_SHOWN)
  return rows.map((row) => ({
    amountYen: row.amountYen,
    status: row.status,
    createdAt: row.createdAt.toISOString(),
    emailMasked: row.instructionsEmail && maskEmail(row.instructionsEmail),
    isForLateMoney: row.reason === 'paid_late',
  }))
}
