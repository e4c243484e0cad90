'use client'

import { ChevronLeft } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { LiveChip } from '#components/shop/live-chip.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'
import type { ShowPage, ShowStatus } from '#lib/shows/live-state.ts'

/** The way out, and what is being watched; room is left on the right for the sound button. */
export function RoomTop({ show, status }: { show: ShowPage; status: ShowStatus }) {
  const t = useTranslations('show')
  const locale = useLocale()
  return (
    <div className="pointer-events-none absolute inset-x-0 top-0 z-20 bg-linear-to-b from-black/65 to-transparent px-3 pt-[calc(env(safe-area-inset-top)+0.75rem)] pb-10">
      <div className="flex items-center gap-2 pr-13 [&>*]:pointer-events-auto">
        <Link
          href={routes.home()}
          aria-label={t('leave')}
          className="grid size-11 shrink-0 place-items-center rounded-full bg-black/45 text-white backdrop-blur-md hover:bg-black/65"
        >
          <ChevronLeft aria-hidden="true" className="size-6" />
        </Link>
        {status === 'live' ? <LiveChip /> : null}
        {status === 'ended' ? <Badge tone="glass">{t('replay')}</Badge> : null}
        <div className="min-w-0 flex-1 text-white beside:invisible">
          <h1 className="truncate text-sm leading-tight">{show.title[locale]}</h1>
          <p className="truncate text-xs text-white/80">{show.performer[locale]}</p>
        </div>
      </div>
    </div>
  )
}
