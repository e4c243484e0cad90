import { eq } from 'drizzle-orm'
import type { Tx } from '#lib/db/client.ts'
import { refunds } from '#lib/db/schema.ts'
import type { OrderRow } from './transition.ts'

/** Whether all of an order's money has gone back or is on its way; what failed or was called off stays. */
export async function allMoneyReturns(tx: Tx, order: OrderRow): Promise<boolean> {
  const all = await tx.select().from(refunds).where(eq(refunds.orderId, order.id))
  const returningYen = all
    .filter(({ status }) => status !== 'failed' && status !== 'canceled')
    .reduce((sum, { amountYen }) => sum + amountYen, 0)
  return returningYen >= order.totalYen
}
