import { eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { disputes, orders } from '#lib/db/schema.ts'
import { blocksShipping } from '#lib/orders/disputes.ts'
import { refusal } from '#lib/orders/status.ts'
import { announceOrder } from './announce.ts'
import { lockOrder } from './lock-order.ts'
import { transition } from './transition.ts'

export type ShipRefusal =
  | 'not_found'
  | 'unpaid'
  | 'already_shipped'
  | 'already_paid'
  | 'ended'
  /** A bank has taken the payment back, or means to. */
  | 'disputed'
  /** A ticket has nothing to send. */
  | 'nothing_to_ship'

/** Staff handed the parcel over. Only an order whose money is there can be shipped. */
export async function shipOrder(command: {
  number: string
  carrier: string
  trackingNumber: string
  staffId: string
  now?: Date
}): Promise<{ ok: true } | { ok: false; reason: ShipRefusal }> {
  const now = command.now ?? new Date()
  const [found] = await db()
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.number, command.number))
  if (!found) return { ok: false, reason: 'not_found' }
  const refused = await db().transaction(async (tx): Promise<ShipRefusal | null> => {
    const order = await lockOrder(tx, found.id)
    if (!order) return 'not_found'
    const reason = refusal('ship', order.status)
    if (reason) return reason
    if (!order.needsShipping) return 'nothing_to_ship'
    const disputed = await tx.select().from(disputes).where(eq(disputes.orderId, order.id))
    if (disputed.some(({ status }) => blocksShipping(status))) return 'disputed'
    await transition(
      tx,
      order,
      'shipped',
      { by: 'staff', staffId: command.staffId, at: now },
      { shippedAt: now, carrier: command.carrier, trackingNumber: command.trackingNumber || null },
    )
    return null
  })
  if (refused) return { ok: false, reason: refused }
  await announceOrder(found.id)
  return { ok: true }
}
