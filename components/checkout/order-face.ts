import type { OrderView } from '#lib/orders/order-view.ts'
import { type RefundProgress, refundProgress } from '#lib/orders/refunds.ts'

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
  | 'refund_pending'
  /** It came back to the shop, or was called off: somebody will write. */
  | 'refund_failed'

/**
 * @param isSettling true for the first moments after the browser has seen the payment through: the
 *   order hears of it from Stripe a little later, and must not be called unpaid meanwhile.
 */
export function orderFace(
  order: Pick<OrderView, 'status' | 'attempt' | 'refunds' | 'totalYen'>,
  isSettling: boolean,
): OrderFace {
  const { status, attempt } = order
  if (status === 'awaiting_konbini') return 'waiting'
  if (status === 'refunded' || status === 'paid_late') {
    const progress = refundProgress(order.refunds, order.totalYen)
    // Late money whose refund has not begun is a face of its own.
    return status === 'paid_late' && progress === 'none' ? status : REFUND_FACE[progress]
  }
  if (status !== 'placed') return status
  return attempt === 'ended' && !isSettling ? 'unfinished' : 'processing'
}

const REFUND_FACE: Readonly<Record<RefundProgress, OrderFace>> = {
  none: 'refund_pending',
  needs_account: 'refunding',
  on_its_way: 'refund_pending',
  arrived: 'refunded',
  failed: 'refund_failed',
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
  refund_pending: 'waiting',
  refund_failed: 'trouble',
}
