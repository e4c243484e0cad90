'use client'

import { useLocale, useTranslations } from 'next-intl'
import { formatJst } from '#lib/jst.ts'
import type { LiveState, ShowPage } from '#lib/shows/live-state.ts'
import { OfferList } from './offer-list.tsx'

type RoomColumnProps = {
  show: ShowPage
  live: LiveState
  onOpen: (offerId: string) => void
  onIntent: () => void
}

/** Beside the video on a wide screen: the show, and its products without a tap. */
export function RoomColumn({ show, live, onOpen, onIntent }: RoomColumnProps) {
  const t = useTranslations('show')
  const locale = useLocale()
  const when = formatJst(new Date(show.startsAt), locale)
  return (
    <aside className="hidden min-h-0 flex-col gap-6 overflow-y-auto border-l border-line bg-page px-6 py-7 beside:flex">
      <header className="grid gap-1.5">
        <p className="text-xs font-bold text-link tabular-nums">
          {live.status === 'ended' ? t('aired', { when }) : t('waiting.startsAt', { when })}
        </p>
        <h1 className="text-xl">{show.title[locale]}</h1>
        <p className="text-sm text-muted">{t('performer', { name: show.performer[locale] })}</p>
        <p className="mt-2 text-sm whitespace-pre-line text-muted">{show.description[locale]}</p>
      </header>
      <section aria-labelledby="room-products" className="grid gap-3 border-t border-line pt-5">
        <h2 id="room-products" className="text-sm text-muted">
          {live.status === 'scheduled' ? t('waiting.preview') : t('trayTitle')}
        </h2>
        <OfferList live={live} onOpen={onOpen} onIntent={onIntent} />
      </section>
    </aside>
  )
}
