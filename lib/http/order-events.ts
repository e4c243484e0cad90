import { findOrderId, readOrderView } from '#lib/queries/orders.ts'
import { follow } from '#lib/realtime/feed.ts'
import { TOPICS } from '#lib/realtime/publish.ts'
import { notFound, pathPart } from './answer.ts'
import { eventStream } from './event-stream.ts'

/** `GET /api/orders/[token]/events`: the order as its buyer sees it, after each change. */
export async function orderEvents(request: Request): Promise<Response> {
  const orderId = await findOrderId(pathPart(request, 'orders'))
  if (!orderId) return notFound()
  return eventStream(request, (send) =>
    follow(
      TOPICS.order(orderId),
      () => readOrderView(orderId),
      (state) => send({ event: 'state', data: state, id: state.version }),
    ),
  )
}
