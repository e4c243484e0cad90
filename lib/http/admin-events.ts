import { staffOf } from '#lib/auth/auth.ts'
import { TOPICS } from '#lib/realtime/publish.ts'
import { subscribe } from '#lib/realtime/subscribe.ts'
import { json } from './answer.ts'
import { eventStream } from './event-stream.ts'

/** `GET /api/admin/events`: tells staff that some order changed; what they see is read anew. */
export async function adminEvents(request: Request): Promise<Response> {
  if (!(await staffOf(request.headers))) return json({ error: 'sign_in' }, 401)
  return eventStream(request, (send) =>
    subscribe(TOPICS.orders, () => send({ event: 'changed', data: { topics: ['orders'] } })),
  )
}
