'use client'

import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Money } from '#components/ui/money.tsx'
import type { LiveOffer, SaleTerms, ShowStatus } from '#lib/shows/live-state.ts'
import { totalOf } from './product-details.tsx'
import { offerAvailability } from './stock-chip.tsx'
import type { Choice } from './use-choice.ts'

/** Few ever need it: it comes when somebody does. */
const WaitlistForm = lazy(() => import('./waitlist-form.tsx'))

type BuyBarProps = {
  offer: LiveOffer
  terms: SaleTerms
  choice: Choice
  status: ShowStatus
  onSale: boolean
  onCheckout: (variantId: string, quantity: number) => void
}

/** The sum and the way on. It says why it cannot be pressed instead of only turning grey. */
export function BuyBar({ offer, terms, choice, status, onSale, onCheckout }: BuyBarProps) {
  const t = useTranslations('show')
  const [isAsked, setAsked] = useState(false)
  const state = offerAvailability(offer)
  if (!onSale) {
    return <Closed>{status === 'ended' ? t('product.over') : t('product.notYet')}</Closed>
  }
  if (choice.awaited) {
    return (
      <Suspense fallback={<Closed>{t('stock.all_held')}</Closed>}>
        <WaitlistForm key={choice.awaited.id} offerId={offer.id} variantId={choice.awaited.id} />
      </Suspense>
    )
  }
  if (state === 'all_held') {
    return (
      <div className="grid gap-2">
        <p className="text-sm">{t('waitlist.chooseFirst')}</p>
        <Closed>{t('stock.all_held')}</Closed>
      </div>
    )
  }
  if (state === 'sold_out') return <Closed>{t('stock.sold_out')}</Closed>
  const { totalYen, shippingYen } = totalOf(offer, choice.quantity, terms)
  const mustChoose = isAsked && !choice.variant
  return (
    <div className="grid gap-2">
      {mustChoose ? (
        <p role="alert" className="text-sm font-bold text-urgent">
          {t('product.chooseVariant')}
        </p>
      ) : null}
      <div className="flex items-center gap-4">
        <p className="grid leading-tight">
          <span className="text-xs text-muted">
            {shippingYen > 0 ? t('product.totalWithShipping') : t('product.total')}
          </span>
          <Money yen={totalYen} className="text-xl font-bold" />
        </p>
        <Button
          tone="primary"
          size="lg"
          className="min-w-0 flex-1"
          onClick={() => {
            setAsked(true)
            if (choice.variant) onCheckout(choice.variant.id, choice.quantity)
          }}
        >
          {t('product.checkout')}
        </Button>
      </div>
    </div>
  )
}

function Closed({ children }: { children: string }) {
  return (
    <Button size="lg" wide disabled>
      {children}
    </Button>
  )
}
