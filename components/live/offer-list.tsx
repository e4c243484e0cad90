'use client'

import { ChevronRight } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '#components/ui/badge.tsx'
import { cn } from '#components/ui/cn.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Photo } from '#components/ui/photo.tsx'
import type { LiveState } from '#lib/shows/live-state.ts'
import { sumUnits } from '#lib/stock/availability.ts'
import { OfferPrice } from './offer-price.tsx'
import { offerAvailability, StockChip } from './stock-chip.tsx'

type OfferListProps = { live: LiveState; onOpen: (offerId: string) => void; onIntent?: () => void }

/** Everything in this show, in the order it is shown in. What is gone stays, in grey. */
export function OfferList({ live, onOpen, onIntent }: OfferListProps) {
  const t = useTranslations('show')
  const locale = useLocale()
  if (live.offers.length === 0) {
    return <EmptyState title={t('noProducts')}>{t('noProductsBody')}</EmptyState>
  }
  return (
    <ul className="-mx-2 grid gap-1">
      {live.offers.map((offer) => {
        const isGone = offerAvailability(offer) === 'sold_out'
        const isPinned = offer.id === live.pinnedOfferId
        return (
          <li key={offer.id}>
            <button
              type="button"
              onClick={() => onOpen(offer.id)}
              onPointerEnter={onIntent}
              className={cn(
                'flex w-full items-center gap-3.5 rounded-xl p-2 text-left transition-colors hover:bg-sunk',
                isPinned && 'bg-sunk',
              )}
            >
              <span className="relative size-20 shrink-0 overflow-hidden rounded-lg">
                <Photo
                  src={offer.imageUrl}
                  alt=""
                  sizes="80px"
                  className={isGone ? 'opacity-60 grayscale' : undefined}
                />
              </span>
              <span className="grid min-w-0 flex-1 gap-0.5">
                {isPinned ? (
                  <span>
                    <Badge tone="lamp" size="sm">
                      {t('pinned')}
                    </Badge>
                  </span>
                ) : null}
                <span className="line-clamp-2 text-sm leading-snug font-bold">
                  {offer.name[locale]}
                </span>
                <span className="flex flex-wrap items-center gap-x-2">
                  <OfferPrice offer={offer} />
                  <StockChip units={sumUnits(offer.variants)} />
                </span>
              </span>
              <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-muted" />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
