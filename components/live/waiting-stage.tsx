'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useNow } from '#components/ui/use-now.ts'
import { formatJst } from '#lib/jst.ts'
import type { ShowPage } from '#lib/shows/live-state.ts'
import { PosterStage } from './poster-stage.tsx'

/** Before the show: its poster, its hour, and how long that is from now. */
export function WaitingStage({ show }: { show: ShowPage }) {
  const t = useTranslations('show.waiting')
  const locale = useLocale()
  const startsAt = new Date(show.startsAt)
  return (
    <PosterStage posterUrl={show.posterUrl}>
      <p className="text-sm font-bold text-lamp tabular-nums">
        {t('startsAt', { when: formatJst(startsAt, locale) })}
      </p>
      <p className="mt-1 text-2xl font-bold [word-break:auto-phrase] text-balance beside:hidden">
        {show.title[locale]}
      </p>
      <Countdown until={startsAt} />
      <p className="mt-3 text-xs text-white/75">{t('note')}</p>
    </PosterStage>
  )
}

function Countdown({ until }: { until: Date }) {
  const t = useTranslations('show.waiting')
  const now = useNow()
  // The space is kept until the browser knows the time, so that nothing jumps.
  if (!now) return <p className="mt-4 h-15" />
  const left = Math.floor((until.getTime() - now.getTime()) / 1000)
  if (left <= 0) return <p className="mt-4 h-15 text-xl font-bold">{t('soon')}</p>
  const parts = [
    { unit: t('days'), value: Math.floor(left / 86_400) },
    { unit: t('hours'), value: Math.floor(left / 3600) % 24 },
    { unit: t('minutes'), value: Math.floor(left / 60) % 60 },
    { unit: t('seconds'), value: left % 60 },
  ]
  return (
    <p
      role="timer"
      aria-label={t('title')}
      className="mt-4 flex min-h-15 flex-wrap gap-x-5 gap-y-2"
    >
      {parts.map(({ unit, value }) => (
        <span key={unit} className="grid min-w-10 leading-none">
          <span className="text-3xl font-bold tabular-nums">{String(value).padStart(2, '0')}</span>
          <span className="mt-1 text-xs text-white/75">{unit}</span>
        </span>
      ))}
    </p>
  )
}
