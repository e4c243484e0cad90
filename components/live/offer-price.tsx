import { useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn.ts'
import { Money } from '#components/ui/money.tsx'
import type { LiveOffer } from '#lib/shows/live-state.ts'

type OfferPriceProps = { offer: LiveOffer; size?: 'sm' | 'lg'; className?: string }

/** What one unit costs, tax included, and the usual price where the show's is lower. */
export function OfferPrice({ offer, size = 'sm', className }: OfferPriceProps) {
  const t = useTranslations('show.product')
  const common = useTranslations('common')
  return (
    <span className={cn('flex flex-wrap items-baseline gap-x-1.5', className)}>
      <Money
        yen={offer.priceYen}
        className={cn('font-bold', size === 'lg' ? 'text-2xl' : 'text-base')}
      />
      <span className="text-xs text-muted">{common('taxIncluded')}</span>
      {offer.listPriceYen ? (
        <s className="text-xs text-muted">
          <span className="sr-only">{t('usual')} </span>
          <Money yen={offer.listPriceYen} />
        </s>
      ) : null}
    </span>
  )
}
