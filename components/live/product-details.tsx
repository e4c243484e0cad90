'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Photo } from '#components/ui/photo.tsx'
import { offeredMethods } from '#lib/fees/offered-methods.ts'
import { orderTotal } from '#lib/orders/price.ts'
import type { LiveOffer, SaleTerms } from '#lib/shows/live-state.ts'
import { sumUnits } from '#lib/stock/availability.ts'
import { OfferPrice } from './offer-price.tsx'
import { PurchaseFacts } from './purchase-facts.tsx'
import { QuantityStepper } from './quantity-stepper.tsx'
import { offerAvailability, StockChip } from './stock-chip.tsx'
import type { Choice } from './use-choice.ts'
import { VariantPicker } from './variant-picker.tsx'

type ProductDetailsProps = { offer: LiveOffer; terms: SaleTerms; choice: Choice; onSale: boolean }

/** One product: what it is, which one, how many, and everything that comes with buying it. */
export function ProductDetails({ offer, terms, choice, onSale }: ProductDetailsProps) {
  const t = useTranslations('show')
  const locale = useLocale()
  const [firstPriceYen] = useState(offer.priceYen)
  const { totalYen } = totalOf(offer, choice.quantity, terms)
  const methods = offeredMethods({
    amountYen: totalYen,
    konbiniAllowed: offer.konbiniAllowed,
    leastKeptBp: terms.konbiniLeastKeptBp,
  })
  return (
    <div className="grid gap-5">
      <div className="grid grid-cols-[7.5rem_1fr] items-center gap-x-4 gap-y-5 lg:grid-cols-1">
        <div className="aspect-square overflow-hidden rounded-lg lg:aspect-5/4 lg:rounded-xl">
          <Photo src={offer.imageUrl} alt="" sizes="(min-width: 64rem) 25rem, 7.5rem" />
        </div>
        <div>
          <div className="flex flex-wrap items-center gap-1.5">
            <Badge tone="outline" size="sm">
              {t(`kind.${offer.kind}`)}
            </Badge>
            {offer.listPriceYen ? (
              <Badge tone="lamp" size="sm">
                {t('product.showPrice')}
              </Badge>
            ) : null}
            <StockChip units={sumUnits(offer.variants)} />
          </div>
          <OfferPrice offer={offer} size="lg" className="mt-2" />
          {firstPriceYen === offer.priceYen ? null : (
            <p role="status" className="mt-1 text-sm font-bold text-urgent">
              {t('product.priceChanged')}
            </p>
          )}
        </div>
      </div>
      <p className="text-sm whitespace-pre-line text-muted">{offer.description[locale]}</p>
      {onSale && offer.variants.length > 1 ? (
        <VariantPicker
          variants={offer.variants}
          value={(choice.variant ?? choice.awaited)?.id ?? null}
          onChange={choice.choose}
        />
      ) : null}
      {/* Below the choice that brings it: nothing moves under the finger. */}
      {choice.awaited || offerAvailability(offer) === 'all_held' ? (
        <p className="rounded-md bg-lamp-soft px-4 py-3 text-sm text-ink">{t('stock.heldHint')}</p>
      ) : null}
      {onSale && choice.max > 0 && !choice.awaited ? (
        <QuantityStepper
          value={choice.quantity}
          max={choice.max}
          limit={offer.maxPerOrder}
          onChange={choice.setQuantity}
        />
      ) : null}
      <PurchaseFacts offer={offer} terms={terms} totalYen={totalYen} methods={methods} />
    </div>
  )
}

export const totalOf = (offer: LiveOffer, quantity: number, terms: SaleTerms) =>
  orderTotal({
    unitPriceYen: offer.priceYen,
    quantity,
    kind: offer.kind,
    shippingYen: terms.shippingYen,
  })
