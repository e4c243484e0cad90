'use client'

import { Pause, Play, Volume2, VolumeX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Seek } from './seek.tsx'
import { Slate } from './slate.tsx'
import { play, usePlayer } from './use-player.ts'

type ReplayPlayerProps = { url: string; posterUrl: string; title: string }

/** A show that is over, to be watched at one's own pace. Nothing is fetched before the tap. */
export const ReplayPlayer = memo(function ReplayPlayer(props: ReplayPlayerProps) {
  const { url, posterUrl, title } = props
  const t = useTranslations('show.player')
  const video = useRef<HTMLVideoElement>(null)
  const [isStarted, setStarted] = useState(false)
  const [isMuted, setMuted] = useState(false)
  const phase = usePlayer(video, isStarted ? url : null)
  const isPlaying = phase === 'playing' || phase === 'buffering'

  const toggle = () => {
    const element = video.current
    if (!element) return
    if (!isStarted) return setStarted(true)
    if (element.paused) void play(element)
    else element.pause()
  }

  return (
    <>
      <video
        ref={video}
        aria-label={t('label', { title })}
        poster={posterUrl}
        muted={isMuted}
        playsInline
        onClick={toggle}
        className="absolute inset-0 size-full object-cover"
      />
      {phase === 'offline' ? (
        <Slate posterUrl={posterUrl} title={t('noReplay')} body={t('endedBody')} />
      ) : isStarted && phase !== 'blocked' ? null : (
        <div className="absolute inset-0 z-10 grid place-items-center">
          <Button tone="primary" size="lg" onClick={toggle} icon={<Play aria-hidden="true" />}>
            {t('watchReplay')}
          </Button>
        </div>
      )}
      {isStarted && phase !== 'offline' ? (
        <div className="absolute inset-x-3 bottom-[calc(max(0.75rem,env(safe-area-inset-bottom))+6.5rem)] z-30 flex items-center gap-1 rounded-full bg-black/55 pr-1 text-white backdrop-blur-md lg:bottom-[calc(max(0.75rem,env(safe-area-inset-bottom))+6.5rem)]">
          <Button
            tone="glass"
            size="icon"
            className="bg-transparent"
            aria-label={isPlaying ? t('pause') : t('play')}
            icon={isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
            onClick={toggle}
          />
          <Seek video={video} />
          <Button
            tone="glass"
            size="icon"
            className="bg-transparent"
            aria-label={isMuted ? t('soundOn') : t('soundOff')}
            icon={isMuted ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
            onClick={() => setMuted(!isMuted)}
          />
        </div>
      ) : null}
    </>
  )
})
