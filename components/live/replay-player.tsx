'use client'

import { Pause, Play, Volume2, VolumeX } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { memo, type RefObject, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { formatJstDay } from '#lib/jst.ts'
import type { ShowPage } from '#lib/shows/live-state.ts'
import { PosterStage } from './poster-stage.tsx'
import { Seek } from './seek.tsx'
import { Slate } from './slate.tsx'
import { play, usePlayer } from './use-player.ts'

type ReplayPlayerProps = {
  show: ShowPage
  url: string
  /** The pinned card is below: the controls stand above it. */
  isRaised: boolean
}

/** A show that is over, to be watched at one's own pace. Nothing is fetched before the tap. */
export const ReplayPlayer = memo(function ReplayPlayer({ show, url, isRaised }: ReplayPlayerProps) {
  const t = useTranslations('show')
  const locale = useLocale()
  const video = useRef<HTMLVideoElement>(null)
  const [isStarted, setStarted] = useState(false)
  const [isMuted, setMuted] = useState(false)
  const phase = usePlayer(video, isStarted ? url : null)
  const title = show.title[locale]
  const isIdle = !isStarted || phase === 'blocked'

  const toggle = () => {
    const element = video.current
    if (!isStarted || !element) return setStarted(true)
    if (element.paused) void play(element)
    else element.pause()
  }

  return (
    <>
      <video
        ref={video}
        aria-label={t('player.label', { title })}
        muted={isMuted}
        playsInline
        onClick={toggle}
        className="absolute inset-0 size-full object-cover"
      />
      {phase === 'offline' ? (
        <Slate
          posterUrl={show.posterUrl}
          title={t('player.noReplay')}
          body={t('player.endedBody')}
        />
      ) : null}
      {isIdle ? (
        <PosterStage posterUrl={show.posterUrl}>
          <p className="text-sm font-bold text-lamp tabular-nums">
            {t('aired', { when: formatJstDay(new Date(show.startsAt), locale) })}
          </p>
          <p className="mt-1 text-2xl font-bold [word-break:auto-phrase] text-balance beside:hidden">
            {title}
          </p>
          <Button
            tone="primary"
            size="lg"
            className="mt-5"
            onClick={toggle}
            icon={<Play aria-hidden="true" fill="currentColor" />}
          >
            {t('player.watchReplay')}
          </Button>
        </PosterStage>
      ) : null}
      {isIdle || phase === 'offline' ? null : (
        <Controls
          video={video}
          isPlaying={phase !== 'paused'}
          isMuted={isMuted}
          isRaised={isRaised}
          onToggle={toggle}
          onMute={() => setMuted(!isMuted)}
        />
      )}
    </>
  )
})

type ControlsProps = {
  video: RefObject<HTMLVideoElement | null>
  isPlaying: boolean
  isMuted: boolean
  isRaised: boolean
  onToggle: () => void
  onMute: () => void
}

function Controls({ video, isPlaying, isMuted, isRaised, onToggle, onMute }: ControlsProps) {
  const t = useTranslations('show.player')
  return (
    <div
      className={cn(
        'absolute inset-x-3 z-30 flex items-center gap-1 rounded-full bg-black/60 px-1 text-white backdrop-blur-md',
        isRaised
          ? 'bottom-[calc(max(0.75rem,env(safe-area-inset-bottom))+6.5rem)]'
          : 'bottom-[calc(max(0.75rem,env(safe-area-inset-bottom))+4.5rem)] beside:bottom-4',
      )}
    >
      <button
        type="button"
        aria-label={isPlaying ? t('pause') : t('play')}
        onClick={onToggle}
        className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-white/15 [&_svg]:size-5"
      >
        {isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
      </button>
      <Seek video={video} />
      <button
        type="button"
        aria-label={isMuted ? t('soundOn') : t('soundOff')}
        onClick={onMute}
        className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-white/15 [&_svg]:size-5"
      >
        {isMuted ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
      </button>
    </div>
  )
}
