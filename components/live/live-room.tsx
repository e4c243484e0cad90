'use client'

import { useLocale, useTranslations } from 'next-intl'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useRouter } from '#lib/i18n/navigation.ts'
import { isOnSale } from '#lib/orders/price.ts'
import type { ShowPage } from '#lib/shows/live-state.ts'
import { BagButton } from './bag-button.tsx'
import { ConnectionNotice } from './connection-notice.tsx'
import { PinnedCard } from './pinned-card.tsx'
import { RoomColumn } from './room-column.tsx'
import type { StripeSettings } from './room-sheets.tsx'
import { RoomTop } from './room-top.tsx'
import { SheetSkeleton } from './sheet-skeleton.tsx'
import { Stage } from './stage.tsx'
import { useLiveState } from './use-live-state.ts'
import { useSheet } from './use-sheet.ts'

/** Sheets, forms and gestures are of no use before a tap: they stay out of the first load. */
const loadSheets = () => import('./room-sheets.tsx')
const RoomSheets = lazy(loadSheets)

type LiveRoomProps = { show: ShowPage; stripe: StripeSettings }

/** A show's own room: the video, what is being shown, and the way to buy it without leaving. */
export function LiveRoom({ show, stripe }: LiveRoomProps) {
  const t = useTranslations('show')
  const locale = useLocale()
  const { live, health } = useLiveState(show)
  const sheet = useSheet()
  const [areSheetsWanted, setSheetsWanted] = useState(false)
  useRefreshOn(live.status, show.status)
  useIdle(loadSheets)

  const opening =
    <Args extends unknown[]>(open: (...args: Args) => void) =>
    (...args: Args) => {
      setSheetsWanted(true)
      open(...args)
    }
  const openList = opening(sheet.openList)
  const openProduct = opening(sheet.openProduct)
  const pinned = live.offers.find((offer) => offer.id === live.pinnedOfferId)

  return (
    <main
      data-room
      data-theme="night"
      aria-label={t('room', { title: show.title[locale] })}
      className="relative h-dvh overflow-hidden bg-page text-fg beside:grid beside:grid-cols-[minmax(0,1fr)_25rem]"
    >
      <div className="relative grid h-full place-items-center overflow-hidden framed:py-6 low:py-0">
        <Ambience posterUrl={show.posterUrl} />
        <div className="relative h-full w-full overflow-hidden bg-ink framed:aspect-9/16 framed:w-auto framed:rounded-xl framed:shadow-float">
          <Stage show={show} status={live.status} hasCard={pinned !== undefined} />
          <RoomTop show={show} status={live.status} />
          <ConnectionNotice health={health} />
          <p role="status" className="sr-only">
            {pinned ? `${t('pinned')} ${pinned.name[locale]}` : ''}
          </p>
          <div className="pointer-events-none absolute inset-x-0 bottom-0 z-20 bg-linear-to-t from-black/75 to-transparent px-3 pt-16 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
            <div className="flex items-center justify-end gap-3 [&>*]:pointer-events-auto">
              {pinned ? (
                <PinnedCard
                  offer={pinned}
                  canBuy={isOnSale(live.status, pinned.kind)}
                  onOpen={() => openProduct(pinned.id)}
                  onIntent={loadSheets}
                />
              ) : null}
              <div className="beside:hidden">
                <BagButton count={live.offers.length} onOpen={openList} onIntent={loadSheets} />
              </div>
            </div>
          </div>
        </div>
      </div>
      <RoomColumn
        show={show}
        live={live}
        onOpen={(offerId) => openProduct(offerId)}
        onIntent={loadSheets}
      />
      {areSheetsWanted ? (
        <Suspense fallback={<SheetSkeleton />}>
          <RoomSheets show={show} live={live} sheet={sheet} stripe={stripe} />
        </Suspense>
      ) : null}
    </main>
  )
}

/** The poster's colours around the video on a wide screen. */
function Ambience({ posterUrl }: { posterUrl: string }) {
  return (
    <div aria-hidden="true" className="absolute inset-0 hidden overflow-hidden framed:block">
      {/* biome-ignore lint/performance/noImgElement: a blur of a picture that is loaded anyway */}
      <img
        src={posterUrl}
        alt=""
        className="size-full scale-125 object-cover opacity-30 blur-3xl"
      />
    </div>
  )
}

/** A show that begins or ends has other addresses and prices: the server renders the page anew. */
function useRefreshOn(status: string, renderedStatus: string) {
  const router = useRouter()
  useEffect(() => {
    if (status !== renderedStatus) router.refresh()
  }, [status, renderedStatus, router])
}

/** Fetches what the first tap will want once the video has had its share of the line. */
function useIdle(load: () => Promise<unknown>) {
  useEffect(() => {
    const timer = setTimeout(() => void load(), 4_000)
    return () => clearTimeout(timer)
  }, [load])
}
