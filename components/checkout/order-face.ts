import type { OrderView } from '#lib/orders/order-view.ts'

/** What an order's page says: a status, or for one that is not yet settled, how far it has come. */
export type OrderFace =
  | 'processing'
  | 'unfinished'
  | 'waiting'
  | 'paid'
  | 'shipped'
  | 'expired'
  | 'canceled'
  | 'paid_late'
  | 'refunded'
  /** Cash has no way back but a bank transfer, which waits for the customer's account. */
  | 'refunding'

/**
 * @param isSettling true for the first moments after the browser has seen the payment through: the
 *   order hears of it from Stripe a little later, and must not be called unpaid meanwhile.
 */
export function orderFace(
  { status, attempt, method }: Pick<OrderView, 'status' | 'attempt' | 'method'>,
  isSettling: boolean,
): OrderFace {
  if (status === 'awaiting_konbini') return 'waiting'
  if (status === 'refunded' && method === 'konbini') return 'refunding'
  if (status !== 'placed') return status
  return attempt === 'ended' && !isSettling ? 'unfinished' : 'processing'
}

export type Tone = 'waiting' | 'done' | 'over' | 'trouble'

export const FACE_TONE: Readonly<Record<OrderFace, Tone>> = {
  processing: 'waiting',
  unfinished: 'trouble',
  waiting: 'waiting',
  paid: 'done',
  shipped: 'done',
  expired: 'over',
  canceled: 'over',
  paid_late: 'waiting',
  refunded: 'over',
  refunding: 'waiting',
}
