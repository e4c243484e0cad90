'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { openEventStream, type StreamHealth } from './event-stream.ts'

type Options = {
  /** Null follows nothing: an order that has reached its end. */
  url: string | null
  event: string
  onData: (data: unknown) => void
  pollUrl?: string
}

/** Follows a server-sent event stream while the component is mounted; tells how it stands. */
export function useEventStream({ url, event, onData, pollUrl }: Options): StreamHealth {
  const [health, setHealth] = useState<StreamHealth>('connecting')
  const receive = useEffectEvent(onData)
  useEffect(() => {
    if (!url) return
    return openEventStream({ url, event, pollUrl, onData: receive, onHealth: setHealth })
  }, [url, event, pollUrl])
  return health
}
