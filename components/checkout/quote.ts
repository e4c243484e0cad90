import { type MethodOffer, offeredMethods } from '#lib/fees/offered-methods.ts'
import type { Yen } from '#lib/money.ts'
import type { LiveOffer, SaleTerms } from '#lib/shows/live-state.ts'

/** What this many units cost now, with shipping: the sum the server will work out as well. */
export function quoteYen(offer: LiveOffer, quantity: number, terms: SaleTerms): Yen {
  return offer.priceYen * quantity + shippingYen(offer, terms)
}

export function shippingYen(offer: LiveOffer, terms: SaleTerms): Yen {
  return offer.kind === 'goods' ? terms.shippingYen : 0
}

export function methodsFor(totalYen: Yen, offer: LiveOffer, terms: SaleTerms): MethodOffer[] {
  return offeredMethods({
    amountYen: totalYen,
    konbiniAllowed: offer.konbiniAllowed,
    leastKeptBp: terms.konbiniLeastKeptBp,
  })
}
