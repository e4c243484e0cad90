'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useState } from 'react'

/** The time line of a replay: a native slider, for thumbs and arrow keys alike. */
export function Seek({ video }: { video: RefObject<HTMLVideoElement | null> }) {
  const t = useTranslations('show.player')
  const [time, setTime] = useState(0)
  const [duration, setDuration] = useState(0)

  useEffect(() => {
    const element = video.current
    if (!element) return
    const life = new AbortController()
    const read = () => {
      setTime(element.currentTime)
      setDuration(Number.isFinite(element.duration) ? element.duration : 0)
    }
    for (const name of ['timeupdate', 'durationchange', 'seeked']) {
      element.addEventListener(name, read, { signal: life.signal })
    }
    return () => life.abort()
  }, [video])

  return (
    <>
      <input
        type="range"
        aria-label={t('seek')}
        aria-valuetext={`${clock(time)} / ${clock(duration)}`}
        min={0}
        max={Math.max(1, Math.floor(duration))}
        step={1}
        value={Math.floor(time)}
        onChange={(event) => {
          if (video.current) video.current.currentTime = Number(event.currentTarget.value)
        }}
        className="h-11 min-w-0 flex-1 accent-lamp"
      />
      <span aria-hidden="true" className="px-2 text-xs tabular-nums">
        {clock(time)} / {clock(duration)}
      </span>
    </>
  )
}

/** 75 → `1:15`, 3675 → `1:01:15`. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
