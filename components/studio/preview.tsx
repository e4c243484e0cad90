'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo, useRef } from 'react'
import { usePlayer } from '#components/live/use-player.ts'
import { toLocale } from '#lib/i18n/locales.ts'
import type { ShowPage } from '#lib/shows/live-state.ts'

type PreviewProps = { show: Pick<ShowPage, 'streamUrl' | 'posterUrl' | 'title'>; isLive: boolean }

/** What viewers see now, without sound: the host hears the stage. */
export const Preview = memo(function Preview({ show, isLive }: PreviewProps) {
  const t = useTranslations('studio.preview')
  const locale = toLocale(useLocale())
  const video = useRef<HTMLVideoElement>(null)
  const phase = usePlayer(video, isLive ? show.streamUrl : null)
  const isRunning = phase === 'playing' || phase === 'paused'
  return (
    <section
      aria-label={t('label')}
      className="relative mx-auto aspect-video w-full overflow-hidden rounded-lg bg-black md:aspect-[9/16] md:max-h-[58dvh]"
    >
      <video
        ref={video}
        muted
        playsInline
        disableRemotePlayback
        poster={show.posterUrl}
        aria-label={show.title[locale]}
        className="absolute inset-0 size-full object-cover"
      />
      {isRunning ? null : (
        <p
          role="status"
          className="absolute inset-x-0 bottom-0 bg-black/65 px-3 py-2 text-center text-xs text-white"
        >
          {t(isLive && show.streamUrl ? PHASE_WORDS[phase] : 'none')}
        </p>
      )}
    </section>
  )
})

const PHASE_WORDS = {
  connecting: 'connecting',
  buffering: 'connecting',
  blocked: 'blocked',
  offline: 'offline',
  playing: 'connecting',
  paused: 'connecting',
} as const
