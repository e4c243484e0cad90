'use client'

import { type RefObject, useEffect, useState } from 'react'
import { attachStream } from './attach-stream.ts'

/** `offline`: the host's stream is away; it is tried again and again. */
export type PlayerPhase = 'connecting' | 'playing' | 'paused' | 'buffering' | 'blocked' | 'offline'

/** A stall this long is the host's trouble, not a hiccup: segments are two seconds. */
const OFFLINE_AFTER_MS = 8_000
const RETRY_FIRST_MS = 2_000
const RETRY_LONGEST_MS = 15_000

/**
 * Plays an HLS address in a video element, muted, and tells how it goes. What fails is attached
 * anew after a growing wait, for as long as the component lives.
 *
 * @param url null plays nothing.
 */
export function usePlayer(video: RefObject<HTMLVideoElement | null>, url: string | null) {
  const [phase, setPhase] = useState<PlayerPhase>('connecting')
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    const element = video.current
    if (!element || !url) return
    const life = new AbortController()
    const on = (name: keyof HTMLVideoElementEventMap, listener: () => void) =>
      element.addEventListener(name, listener, { signal: life.signal })
    let stallTimer: ReturnType<typeof setTimeout> | undefined
    let retryTimer: ReturnType<typeof setTimeout> | undefined

    const fail = () => {
      setPhase('offline')
      clearTimeout(retryTimer)
      const wait = Math.min(RETRY_LONGEST_MS, RETRY_FIRST_MS * 1.6 ** attempt)
      retryTimer = setTimeout(() => setAttempt((n) => n + 1), wait / 2 + (Math.random() * wait) / 2)
    }
    const stall = () => {
      // Between two attempts the slate stays: a change of words every few seconds only disturbs.
      setPhase((now) => (now === 'offline' ? now : 'buffering'))
      clearTimeout(stallTimer)
      stallTimer = setTimeout(fail, OFFLINE_AFTER_MS)
    }
    on('waiting', stall)
    on('playing', () => {
      clearTimeout(stallTimer)
      clearTimeout(retryTimer)
      setPhase('playing')
    })
    on('pause', () => setPhase((now) => (now === 'playing' ? 'paused' : now)))

    const detach = attachStream(element, url, {
      onFailed: fail,
      onReady: () =>
        void play(element).then((result) => {
          if (result === 'blocked' && !life.signal.aborted) setPhase('blocked')
        }),
    })
    return () => {
      life.abort()
      clearTimeout(stallTimer)
      clearTimeout(retryTimer)
      detach()
    }
  }, [video, url, attempt])

  return phase
}

/** Low-power mode and data savers block even muted video until the first tap. */
export async function play(element: HTMLVideoElement): Promise<'playing' | 'blocked' | 'other'> {
  try {
    await element.play()
    return 'playing'
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'blocked' : 'other'
  }
}
