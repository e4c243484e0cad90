import { findOrderByToken } from '#lib/queries/orders.ts'
import { json, notFound, pathPart } from './answer.ts'

/** `GET /api/orders/[token]/state`: the order once, for clients that cannot keep a stream. */
export async function orderState(request: Request): Promise<Response> {
  const order = await findOrderByToken(pathPart(request, 'orders'))
  return order ? json(order) : notFound()
}
