import { eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orders } from '#lib/db/schema.ts'
import { refusal } from '#lib/orders/status.ts'
import { attemptOf } from '#lib/orders/timing.ts'
import { releaseOrder } from './release-order.ts'

export type CancelRefusal =
  | 'not_found'
  | 'already_paid'
  | 'already_shipped'
  | 'ended'
  | 'unpaid'
  /** A payment call is with Stripe this moment. */
  | 'being_paid'
  | 'at_the_till'
  | 'unknown'

/** Staff call off an unpaid order: its voucher is void first, then its units are back on sale. */
export async function cancelOrder(command: {
  number: string
  staffId: string
  now?: Date
}): Promise<{ ok: true } | { ok: false; reason: CancelRefusal }> {
  const [order] = await db().select().from(orders).where(eq(orders.number, command.number))
  if (!order) return { ok: false, reason: 'not_found' }
  const refused = refusal('cancel', order.status)
  if (refused) return { ok: false, reason: refused }
  if (attemptOf(order) === 'in_flight') return { ok: false, reason: 'being_paid' }
  const released = await releaseOrder(order, 'requested_by_customer', {
    by: 'staff',
    staffId: command.staffId,
    at: command.now ?? new Date(),
  })
  if (released.ok) return { ok: true }
  return { ok: false, reason: released.reason === 'paid' ? 'already_paid' : released.reason }
}
