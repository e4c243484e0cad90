import { assertYen, type Yen } from '#lib/money.ts'
import type { ShowStatus } from '#lib/shows/live-state.ts'

/** What one unit of an offer costs: the show's price holds while the show is live. */
export function unitPrice(
  offer: { showPriceYen: Yen | null },
  product: { priceYen: Yen },
  status: ShowStatus,
): Yen {
  return status === 'live' ? (offer.showPriceYen ?? product.priceYen) : product.priceYen
}

/** Prices include consumption tax; shipping is one flat fee for an order with goods. */
export function orderTotal(sale: {
  unitPriceYen: Yen
  quantity: number
  kind: 'goods' | 'ticket'
  shippingYen: Yen
}): { itemsYen: Yen; shippingYen: Yen; totalYen: Yen } {
  const itemsYen = sale.unitPriceYen * sale.quantity
  const shippingYen = sale.kind === 'goods' ? sale.shippingYen : 0
  const totalYen = itemsYen + shippingYen
  assertYen(totalYen)
  return { itemsYen, shippingYen, totalYen }
}

/** Goods are sold during a show and its replay; tickets from the moment a show is announced. */
export function isOnSale(status: ShowStatus, kind: 'goods' | 'ticket'): boolean {
  if (kind === 'ticket') return status !== 'ended'
  return status !== 'scheduled'
}
