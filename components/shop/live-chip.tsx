import { useTranslations } from 'next-intl'
import { Badge } from '#components/ui/badge.tsx'

/** The coral sign of being on air. Nothing else in the shop is coral and filled. */
export function LiveChip({ size = 'md' }: { size?: 'md' | 'lg' }) {
  const t = useTranslations('show')
  return (
    <Badge tone="live" size={size} className="tracking-wider">
      <span aria-hidden="true" className="size-1.5 animate-beat rounded-full bg-current" />
      {t('live')}
    </Badge>
  )
}
