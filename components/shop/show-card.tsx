import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '#components/ui/badge.tsx'
import { cn } from '#components/ui/cn.ts'
import { Photo } from '#components/ui/photo.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { formatJst, formatJstDay } from '#lib/jst.ts'
import { routes } from '#lib/routes.ts'
import type { ShowSummary } from '#lib/shows/live-state.ts'
import { LiveChip } from './live-chip.tsx'

/** One show in a list; the whole card is one link. Alone in its row, it lies down. */
export function ShowCard({ show, isOnly = false }: { show: ShowSummary; isOnly?: boolean }) {
  const t = useTranslations('home')
  const locale = useLocale()
  const startsAt = new Date(show.startsAt)
  return (
    <Link
      href={routes.show(show.slug)}
      className={cn(
        'group block overflow-hidden rounded-xl border border-line bg-surface shadow-raise transition-shadow hover:shadow-float',
        isOnly && 'sm:grid sm:grid-cols-2 sm:items-center',
      )}
    >
      <div className="relative aspect-video overflow-hidden">
        <Photo
          src={show.cardUrl}
          alt=""
          sizes="(min-width: 64rem) 22rem, (min-width: 40rem) 45vw, 92vw"
          className="transition-transform duration-700 ease-calm group-hover:scale-[1.02]"
        />
        <span className="absolute bottom-3 left-3">
          {show.status === 'live' ? <LiveChip /> : null}
          {show.status === 'ended' ? <Badge tone="glass">{t('replay')}</Badge> : null}
        </span>
      </div>
      <div className={cn('grid gap-1 p-5', isOnly && 'sm:p-8')}>
        <p className="text-sm font-bold text-link tabular-nums">
          {show.status === 'ended'
            ? t('endedAt', { when: formatJstDay(startsAt, locale) })
            : t('startsAt', { when: formatJst(startsAt, locale) })}
        </p>
        <h3 className="text-lg leading-snug">{show.title[locale]}</h3>
        <p className="text-sm text-muted">{show.performer[locale]}</p>
      </div>
    </Link>
  )
}
