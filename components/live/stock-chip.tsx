import { useTranslations } from 'next-intl'
import { Badge } from '#components/ui/badge.tsx'
import type { LiveOffer } from '#lib/shows/live-state.ts'
import { type Availability, availability, sumUnits } from '#lib/stock/availability.ts'

export const offerAvailability = (offer: LiveOffer): Availability =>
  availability(sumUnits(offer.variants))

type StockChipProps = { units: { free: number; held: number }; size?: 'sm' | 'md' }

/** Says how many are left only when that is few, and only the truth (景品表示法). */
export function StockChip({ units, size = 'sm' }: StockChipProps) {
  const t = useTranslations('show.stock')
  const state = availability(units)
  if (state === 'available') return null
  if (state === 'few') {
    return (
      <Badge tone="urgent" size={size}>
        {t('few', { count: units.free })}
      </Badge>
    )
  }
  return (
    <Badge tone={state === 'all_held' ? 'waiting' : 'neutral'} size={size}>
      {t(state)}
    </Badge>
  )
}
