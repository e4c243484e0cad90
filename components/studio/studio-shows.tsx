import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { toLocale } from '#lib/i18n/locales.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { formatJst } from '#lib/jst.ts'
import { routes } from '#lib/routes.ts'
import type { ShowSummary } from '#lib/shows/live-state.ts'
import { ShowStatusBadge } from './show-status-badge.tsx'

type StudioShowsProps = {
  shows: { live: ShowSummary[]; upcoming: ShowSummary[]; replays: ShowSummary[] }
}

export function StudioShows({ shows }: StudioShowsProps) {
  const t = useTranslations('studio')
  const groups = (['live', 'upcoming', 'replays'] as const).filter((name) => shows[name].length > 0)
  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      <p className="mb-6 text-sm text-muted">{t('lead')}</p>
      {groups.length === 0 ? <EmptyState title={t('empty')} /> : null}
      <div className="grid gap-8">
        {groups.map((name) => (
          <section key={name} aria-labelledby={`shows-${name}`}>
            <h2 id={`shows-${name}`} className="mb-2 text-sm text-muted">
              {t(`group.${name}`)}
            </h2>
            <ul className="grid gap-3 md:grid-cols-2">
              {shows[name].map((show) => (
                <ShowLink key={show.slug} show={show} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

function ShowLink({ show }: { show: ShowSummary }) {
  const t = useTranslations('studio')
  const locale = toLocale(useLocale())
  return (
    <li>
      <Link
        href={routes.studioShow(show.slug)}
        className="flex h-full items-center gap-4 rounded-lg bg-surface p-3 transition-colors hover:bg-ink-raised"
      >
        {/* biome-ignore lint/performance/noImgElement: a small picture on a page for staff */}
        <img
          src={show.cardUrl}
          alt=""
          width={160}
          height={90}
          className="aspect-video w-28 shrink-0 rounded-sm object-cover sm:w-40"
        />
        <div className="grid min-w-0 content-center gap-1">
          <ShowStatusBadge status={show.status} />
          <h3 className="line-clamp-2 text-base">{show.title[locale]}</h3>
          <p className="text-sm text-muted">
            {show.performer[locale]}
            {' · '}
            {t('startsAt', { moment: formatJst(new Date(show.startsAt), locale) })}
          </p>
        </div>
      </Link>
    </li>
  )
}
