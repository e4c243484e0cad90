'use client'

import { ExternalLink } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useLiveState } from '#components/live/use-live-state.ts'
import { toLocale } from '#lib/i18n/locales.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'
import type { ShowPage } from '#lib/shows/live-state.ts'
import { type CounterNumbers, Counters } from './counters.tsx'
import { OfferQueue } from './offer-queue.tsx'
import type { PinAction, UnpinAction } from './pin-outcome.ts'
import { Preview } from './preview.tsx'
import { ShowStatusBadge } from './show-status-badge.tsx'

type StudioConsoleProps = {
  show: ShowPage
  counters: CounterNumbers
  pin: PinAction
  unpin: UnpinAction
}

/** One show at work: what viewers see, what has come in, and the products to hold up. */
export function StudioConsole({ show, counters, pin, unpin }: StudioConsoleProps) {
  const t = useTranslations('studio')
  const locale = toLocale(useLocale())
  const { live } = useLiveState(show)
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
        <ShowStatusBadge status={live.status} />
        <h1 className="text-xl">{show.title[locale]}</h1>
        <Link
          href={routes.show(show.slug)}
          target="_blank"
          className="flex h-11 items-center gap-1 text-sm text-muted hover:text-fg md:ml-auto"
        >
          {t('viewerPage')}
          <ExternalLink aria-hidden="true" className="size-3.5" />
        </Link>
      </div>
      <div className="grid items-start gap-6 md:grid-cols-[16rem_minmax(0,1fr)] lg:grid-cols-[21rem_minmax(0,1fr)]">
        <div className="grid gap-4 md:sticky md:top-4">
          <Counters counters={counters} />
          <Preview show={show} isLive={live.status === 'live'} />
        </div>
        <OfferQueue slug={show.slug} live={live} pin={pin} unpin={unpin} />
      </div>
    </>
  )
}
