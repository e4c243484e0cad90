'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ShowPage, ShowStatus } from '#lib/shows/live-state.ts'
import { LivePlayer } from './live-player.tsx'
import { ReplayPlayer } from './replay-player.tsx'
import { Slate } from './slate.tsx'
import { WaitingStage } from './waiting-stage.tsx'

type StageProps = { show: ShowPage; status: ShowStatus; hasCard: boolean }

/** What stands in the 9:16 frame: the wait, the show, or what is left of it. */
export function Stage({ show, status, hasCard }: StageProps) {
  const t = useTranslations('show.player')
  const locale = useLocale()
  const title = show.title[locale]
  if (status === 'scheduled') return <WaitingStage show={show} />
  if (status === 'live') {
    return show.streamUrl ? (
      <LivePlayer url={show.streamUrl} posterUrl={show.posterUrl} title={title} />
    ) : (
      <Slate posterUrl={show.posterUrl} title={t('offlineTitle')} body={t('offlineBody')} />
    )
  }
  return show.replayUrl ? (
    <ReplayPlayer show={show} url={show.replayUrl} isRaised={hasCard} />
  ) : (
    <Slate posterUrl={show.posterUrl} title={t('endedTitle')} body={t('endedBody')} />
  )
}
