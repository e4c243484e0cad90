'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Photo } from '#components/ui/photo.tsx'
import type { LiveOffer } from '#lib/shows/live-state.ts'
import { sumUnits } from '#lib/stock/availability.ts'
import { OfferPrice } from './offer-price.tsx'
import { offerAvailability, StockChip } from './stock-chip.tsx'

type PinnedCardProps = {
  offer: LiveOffer
  canBuy: boolean
  onOpen: () => void
  onIntent: () => void
}

/**
 * What the host is showing, over the video. The whole card is the button's target, so a thumb
 * needs no aim.
 */
export function PinnedCard({ offer, canBuy, onOpen, onIntent }: PinnedCardProps) {
  const t = useTranslations('show')
  const locale = useLocale()
  const state = offerAvailability(offer)
  const isBuyable = canBuy && (state === 'available' || state === 'few')
  return (
    <section
      // A new pin is a new card: it rises again, and is announced again.
      key={offer.id}
      data-theme="light"
      aria-label={t('pinned')}
      className="relative flex min-w-0 flex-1 animate-rise beside:low:hidden items-center gap-3 rounded-xl bg-page/95 p-2 pr-3 text-fg shadow-float"
    >
      <div className="relative size-[4.5rem] shrink-0 overflow-hidden rounded-lg">
        <Photo src={offer.imageUrl} alt="" sizes="72px" />
      </div>
      <div className="min-w-0 flex-1">
        <p className="line-clamp-2 text-sm leading-snug font-bold" aria-live="polite">
          {offer.name[locale]}
        </p>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <OfferPrice offer={offer} />
          <StockChip units={sumUnits(offer.variants)} />
        </div>
      </div>
      <button
        type="button"
        onClick={onOpen}
        onPointerEnter={onIntent}
        onPointerDown={onIntent}
        className={
          isBuyable
            ? 'h-11 shrink-0 rounded-full bg-lamp px-5 font-bold text-ink transition-colors after:absolute after:inset-0 after:rounded-xl hover:bg-lamp-strong'
            : 'h-11 shrink-0 rounded-full border border-line-strong px-4 text-sm font-bold after:absolute after:inset-0 after:rounded-xl hover:bg-sunk'
        }
      >
        {isBuyable ? t('buy') : t('see')}
      </button>
    </section>
  )
}
