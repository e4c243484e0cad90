'use client'

import { useState } from 'react'
import { routes } from '#lib/routes.ts'
import { type LiveState, newerState, type ShowPage } from '#lib/shows/live-state.ts'
import { useEventStream } from './use-event-stream.ts'

/** The newest known state of a show, starting from what the server rendered. */
export function useLiveState(show: ShowPage) {
  const [received, setReceived] = useState<LiveState>(show.live)
  const health = useEventStream({
    url: routes.apiShowEvents(show.slug),
    event: 'state',
    pollUrl: routes.apiShowState(show.slug),
    onData: (data) => setReceived((inHand) => newerState(inHand, data as LiveState)),
  })
  // A page rendered anew (router.refresh) may know more than the stream has told.
  return { live: newerState(received, show.live), health }
}
