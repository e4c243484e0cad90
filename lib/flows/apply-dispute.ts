import { eq } from 'drizzle-orm'
import type { Tx } from '#lib/db/client.ts'
import { disputes } from '#lib/db/schema.ts'
import { isDisputeOpen } from '#lib/orders/disputes.ts'
import type { DisputeState } from '#lib/stripe/dispute.ts'
import { raiseAlarm } from './raise-alarm.ts'
import type { Cause, OrderRow } from './transition.ts'

/**
 * Brings a dispute up to what Stripe says. While it is open its order cannot ship, and a person is
 * called, because evidence has a deadline. @returns whether anything changed.
 */
export async function applyDispute(
  tx: Tx,
  order: OrderRow,
  dispute: DisputeState,
  cause: Cause,
): Promise<boolean> {
  const { id, createdAt, ...now } = dispute
  const [before] = await tx.select().from(disputes).where(eq(disputes.id, id))
  if (before?.status === now.status && +(before.evidenceDueAt ?? 0) === +(now.evidenceDueAt ?? 0)) {
    return false
  }
  await tx
    .insert(disputes)
    .values({ id, orderId: order.id, createdAt, ...now, updatedAt: cause.at })
    .onConflictDoUpdate({ target: disputes.id, set: { ...now, updatedAt: cause.at } })
  if (isDisputeOpen(dispute.status)) {
    await raiseAlarm(tx, {
      kind: 'dispute',
      objectId: id,
      orderId: order.id,
      detail: `A bank disputes ¥${dispute.amountYen} (${dispute.reason})`,
      at: cause.at,
    })
  }
  return true
}
