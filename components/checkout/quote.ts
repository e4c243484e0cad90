import { type MethodOffer, offeredMethods } from '#lib/fees/offered-methods.ts'
import type { Yen } from '#lib/money.ts'
import { orderTotal } from '#lib/orders/price.ts'
import type { LiveOffer, SaleTerms } from '#lib/shows/live-state.ts'

/** What this many units cost now, by the rule that the server uses too. */
export function quote(offer: LiveOffer, quantity: number, terms: SaleTerms) {
  return orderTotal({
    unitPriceYen: offer.priceYen,
    quantity,
    kind: offer.kind,
    shippingYen: terms.shippingYen,
  })
}

export function methodsFor(totalYen: Yen, offer: LiveOffer, terms: SaleTerms): MethodOffer[] {
  return offeredMethods({
    amountYen: totalYen,
    konbiniAllowed: offer.konbiniAllowed,
    leastKeptBp: terms.konbiniLeastKeptBp,
  })
}
