import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '#lib/db/client.ts'
import { holds, offers, orderItems, orders, products, shop, variants } from '#lib/db/schema.ts'
import type { Method } from '#lib/fees/policy.ts'
import { LIVE_STATUSES } from '#lib/orders/status.ts'

export type LimitRefusal = 'buyer_limit' | 'voucher_limit' | 'voucher_cap'

type Wish = {
  offerId: string
  quantity: number
  method: Method
  email: string
  /** The buyer's own order, when it is tried again: it does not count against itself. */
  orderId: string | null
}

/**
 * Limits that depend on what others, or the same buyer, have already: units per buyer, open vouchers
 * per buyer, units of a product in unpaid vouchers. Null when nothing is in the way.
 *
 * Counting and then writing would race, so each limit that is set takes a lock of its own, held to
 * the end of the caller's transaction. Limits that are not set cost nothing.
 */
export async function refusedByLimits(tx: Tx, wish: Wish): Promise<LimitRefusal | null> {
  const [row] = await tx
    .select({ offer: offers, product: products, perBuyer: shop.openVouchersPerBuyer })
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .innerJoin(shop, eq(shop.id, 1))
    .where(eq(offers.id, wish.offerId))
  if (!row) return null
  const email = wish.email.toLowerCase()
  if (row.offer.maxPerBuyer !== null) {
    await lock(tx, `buyer:${row.offer.id}:${email}`)
    const has = await unitsOfBuyer(tx, wish, email)
    if (has + wish.quantity > row.offer.maxPerBuyer) return 'buyer_limit'
  }
  if (wish.method !== 'konbini') return null
  await lock(tx, `vouchers:${email}`)
  if ((await openVouchers(tx, wish, email)) >= row.perBuyer) return 'voucher_limit'
  if (row.product.konbiniUnitsMax === null) return null
  await lock(tx, `konbini:${row.product.id}`)
  const unpaid = await unitsInVouchers(tx, wish, row.product.id)
  return unpaid + wish.quantity > row.product.konbiniUnitsMax ? 'voucher_cap' : null
}

async function lock(tx: Tx, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}

const otherOrders = (wish: Wish): SQL | undefined =>
  wish.orderId ? ne(orders.id, wish.orderId) : undefined

/** A voucher is out, or is being asked for this moment. */
const unpaidByKonbini = or(
  eq(orders.status, 'awaiting_konbini'),
  and(eq(orders.status, 'placed'), eq(orders.method, 'konbini')),
)

async function unitsOfBuyer(tx: Tx, wish: Wish, email: string): Promise<number> {
  const [row] = await tx
    .select({ units: sql<number>`coalesce(sum(${orderItems.quantity}), 0)::int` })
    .from(orders)
    .innerJoin(orderItems, eq(orderItems.orderId, orders.id))
    .where(
      and(
        eq(sql`lower(${orders.email})`, email),
        inArray(orders.status, [...LIVE_STATUSES]),
        eq(orderItems.offerId, wish.offerId),
        otherOrders(wish),
      ),
    )
  return row?.units ?? 0
}

async function openVouchers(tx: Tx, wish: Wish, email: string): Promise<number> {
  return tx.$count(
    orders,
    and(eq(sql`lower(${orders.email})`, email), unpaidByKonbini, otherOrders(wish)),
  )
}

async function unitsInVouchers(tx: Tx, wish: Wish, productId: string): Promise<number> {
  const [row] = await tx
    .select({ units: sql<number>`coalesce(sum(${holds.quantity}), 0)::int` })
    .from(holds)
    .innerJoin(variants, eq(variants.id, holds.variantId))
    .innerJoin(orders, eq(orders.id, holds.orderId))
    .where(
      and(
        eq(variants.productId, productId),
        eq(holds.place, 'held'),
        unpaidByKonbini,
        otherOrders(wish),
      ),
    )
  return row?.units ?? 0
}
