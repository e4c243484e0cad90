import { eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { holds, offers, variants } from '#lib/db/schema.ts'
import { publish, TOPICS } from '#lib/realtime/publish.ts'

/**
 * Tells everybody who watches that an order changed: its buyer, staff, and the viewers of every
 * show that sells what it holds. Called after the commit (DESIGN.md decision 12); if the process
 * dies in between, watchers catch up by their own slow re-reading.
 */
export async function announceOrder(orderId: string): Promise<void> {
  publish(TOPICS.order(orderId))
  publish(TOPICS.orders)
  const shows = await db()
    .selectDistinct({ showId: offers.showId })
    .from(holds)
    .innerJoin(variants, eq(variants.id, holds.variantId))
    .innerJoin(offers, eq(offers.productId, variants.productId))
    .where(eq(holds.orderId, orderId))
  for (const { showId } of shows) publish(TOPICS.show(showId))
}
