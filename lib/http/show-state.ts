import { readLiveState } from '#lib/queries/live-state.ts'
import { findShowId } from '#lib/queries/shows.ts'
import { json, notFound, pathPart } from './answer.ts'

/** `GET /api/shows/[slug]/state`: the live state once, for clients that cannot keep a stream. */
export async function showState(request: Request): Promise<Response> {
  const showId = await findShowId(pathPart(request, 'shows'))
  const state = showId && (await readLiveState(showId))
  return state ? json(state) : notFound()
}
