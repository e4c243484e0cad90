import { and, asc, eq, gte, sql } from 'drizzle-orm'
import type { Tx } from '#lib/db/client.ts'
import { holds, variants } from '#lib/db/schema.ts'
import type { StockPlace } from '#lib/orders/status.ts'

/**
 * Moves all units of an order to `place`, and answers false when they could not be had (only
 * possible when free units are taken again). The caller holds the order's row lock, so two moves
 * of one order cannot cross; variants are taken in the order of their ids, so two orders cannot
 * wait for each other.
 */
export async function moveStock(tx: Tx, orderId: string, place: StockPlace): Promise<boolean> {
  const rows = await tx
    .select()
    .from(holds)
    .where(eq(holds.orderId, orderId))
    .orderBy(asc(holds.variantId))
  const moved: typeof rows = []
  for (const row of rows) {
    if (row.place === place) continue
    if (!(await moveUnits(tx, row.variantId, row.place, place, row.quantity))) {
      // All or none: the rows are locked by us, so what was moved is still there to be put back.
      for (const back of moved) {
        await moveUnits(tx, back.variantId, place, back.place, back.quantity)
      }
      return false
    }
    moved.push(row)
  }
  await tx.update(holds).set({ place }).where(eq(holds.orderId, orderId))
  return true
}

/** One conditional UPDATE (DESIGN.md decision 3); false when fewer than `quantity` are there. */
export async function moveUnits(
  tx: Tx,
  variantId: string,
  from: StockPlace,
  to: StockPlace,
  quantity: number,
): Promise<boolean> {
  const moved = await tx
    .update(variants)
    .set({
      [from]: sql`${variants[from]} - ${quantity}`,
      [to]: sql`${variants[to]} + ${quantity}`,
      version: sql`${variants.version} + 1`,
    })
    .where(and(eq(variants.id, variantId), gte(variants[from], quantity)))
    .returning({ id: variants.id })
  return moved.length === 1
}
