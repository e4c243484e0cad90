import { and, eq } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { offers, products, shop, shows, variants } from '#lib/db/schema.ts'
import { offeredMethods } from '#lib/fees/offered-methods.ts'
import type { Method } from '#lib/fees/policy.ts'
import type { CheckoutRefusal, CheckoutRequest } from '#lib/orders/checkout-form.ts'
import { isOnSale, orderTotal, unitPrice } from '#lib/orders/price.ts'
import { voucherDeadline } from '#lib/vouchers/deadline.ts'

export type Sale = {
  showId: string
  kind: 'goods' | 'ticket'
  nameJa: string
  nameEn: string
  unitPriceYen: number
  itemsYen: number
  shippingYen: number
  totalYen: number
  offeredMethods: Method[]
  /** End of a voucher, if the customer pays at a konbini; null where that is not offered. */
  voucherExpiresAt: Date | null
}

/** What a purchase costs and how it may be paid, by the shop's own data at `now`; or why not. */
export async function quoteSale(
  database: Pick<Db, 'select'>,
  request: CheckoutRequest,
  now: Date,
): Promise<{ ok: true; sale: Sale } | { ok: false; reason: CheckoutRefusal; totalYen?: number }> {
  const [row] = await database
    .select()
    .from(offers)
    .innerJoin(shows, eq(shows.id, offers.showId))
    .innerJoin(products, eq(products.id, offers.productId))
    .innerJoin(
      variants,
      and(eq(variants.productId, products.id), eq(variants.id, request.variantId)),
    )
    .innerJoin(shop, eq(shop.id, 1))
    .where(eq(offers.id, request.offerId))
  if (!row || !isOnSale(row.shows.status, row.products.kind)) {
    return { ok: false, reason: 'not_on_sale' }
  }
  if (request.quantity > row.offers.maxPerOrder) return { ok: false, reason: 'over_limit' }
  if (row.products.kind === 'goods' && !request.address) {
    return { ok: false, reason: 'address_missing' }
  }

  const unitPriceYen = unitPrice(row.offers, row.products, row.shows.status)
  const total = orderTotal({
    unitPriceYen,
    quantity: request.quantity,
    kind: row.products.kind,
    shippingYen: row.shop.shippingYen,
  })
  if (total.totalYen !== request.seenTotalYen) {
    return { ok: false, reason: 'price_changed', totalYen: total.totalYen }
  }
  const methods = offeredMethods({
    amountYen: total.totalYen,
    konbiniAllowed: row.products.konbiniAllowed,
    leastKeptBp: row.shop.konbiniLeastKeptBp,
  })
    .filter((offer) => offer.available)
    .map((offer) => offer.method)
  if (!methods.includes(request.method)) return { ok: false, reason: 'method_unavailable' }

  return {
    ok: true,
    sale: {
      showId: row.shows.id,
      kind: row.products.kind,
      nameJa: row.products.nameJa,
      nameEn: row.products.nameEn,
      unitPriceYen,
      ...total,
      offeredMethods: methods,
      voucherExpiresAt: methods.includes('konbini')
        ? voucherDeadline(now, row.shop.konbiniDays)
        : null,
    },
  }
}
