import { eq } from 'drizzle-orm'
import type { Tx } from '#lib/db/client.ts'
import { orders } from '#lib/db/schema.ts'
import type { OrderRow } from './transition.ts'

/**
 * The order, locked until the transaction ends. `no key update`: rows that point at it can still be
 * written meanwhile.
 */
export async function lockOrder(tx: Tx, orderId: string): Promise<OrderRow | null> {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for('no key update')
  return order ?? null
}
