import { readLiveState } from '#lib/queries/live-state.ts'
import { findShowId } from '#lib/queries/shows.ts'
import { follow } from '#lib/realtime/feed.ts'
import { TOPICS } from '#lib/realtime/publish.ts'
import { notFound, pathPart } from './answer.ts'
import { eventStream } from './event-stream.ts'

/** `GET /api/shows/[slug]/events`: the show's live state now, and whole again after each change. */
export async function showEvents(request: Request): Promise<Response> {
  const showId = await findShowId(pathPart(request, 'shows'))
  if (!showId) return notFound()
  return eventStream(request, (send) =>
    follow(
      TOPICS.show(showId),
      () => readLiveState(showId),
      (state) => send({ event: 'state', data: state, id: state.version }),
    ),
  )
}
