'use client'

import { Play, Volume2, VolumeX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { Slate } from './slate.tsx'
import { type PlayerPhase, play, usePlayer } from './use-player.ts'

type LivePlayerProps = { url: string; posterUrl: string; title: string }

/**
 * The running show. It is memoised and owns its state: stock that changes every second must not
 * touch the video.
 */
export const LivePlayer = memo(function LivePlayer({ url, posterUrl, title }: LivePlayerProps) {
  const t = useTranslations('show.player')
  const video = useRef<HTMLVideoElement>(null)
  const phase = usePlayer(video, url)
  const [isMuted, setMuted] = useState(true)

  const setSound = (on: boolean) => {
    if (!video.current) return
    video.current.muted = !on
    if (on) void play(video.current)
  }

  return (
    <>
      <video
        ref={video}
        aria-label={t('label', { title })}
        poster={posterUrl}
        muted
        playsInline
        disableRemotePlayback
        onVolumeChange={(event) => setMuted(event.currentTarget.muted)}
        onClick={() => setSound(true)}
        className="absolute inset-0 size-full object-cover"
      />
      <Status phase={phase} posterUrl={posterUrl} onPlay={() => setSound(true)} />
      {isMuted ? null : (
        <Button
          tone="glass"
          size="icon"
          aria-label={t('soundOff')}
          icon={<Volume2 aria-hidden="true" />}
          onClick={() => setSound(false)}
          className="absolute top-[calc(env(safe-area-inset-top)+0.75rem)] right-3 z-20"
        />
      )}
      {isMuted && phase !== 'blocked' && phase !== 'offline' ? (
        <Button
          tone="primary"
          icon={<VolumeX aria-hidden="true" />}
          onClick={() => setSound(true)}
          className="absolute inset-x-0 top-[calc(env(safe-area-inset-top)+4.25rem)] z-20 mx-auto w-fit shadow-float"
        >
          {t('soundOn')}
        </Button>
      ) : null}
    </>
  )
})

function Status(props: { phase: PlayerPhase; posterUrl: string; onPlay: () => void }) {
  const { phase, posterUrl, onPlay } = props
  const t = useTranslations('show.player')
  if (phase === 'offline') {
    return (
      <Slate
        posterUrl={posterUrl}
        title={t('offlineTitle')}
        body={t('offlineBody')}
        icon={<Spinner />}
      />
    )
  }
  if (phase === 'blocked' || phase === 'paused') {
    return (
      <div className="absolute inset-0 z-10 grid place-items-center">
        <Button tone="primary" size="lg" onClick={onPlay} icon={<Play aria-hidden="true" />}>
          {t('blocked')}
        </Button>
      </div>
    )
  }
  if (phase === 'playing') return null
  return (
    <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center">
      <p
        role="status"
        className="flex animate-rise items-center gap-2.5 rounded-full bg-black/60 px-4 py-2 text-sm font-bold text-white [animation-delay:600ms]"
      >
        <Spinner />
        {phase === 'connecting' ? t('connecting') : t('buffering')}
      </p>
    </div>
  )
}
