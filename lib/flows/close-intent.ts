import { eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orders } from '#lib/db/schema.ts'
import { cancelIntent } from '#lib/stripe/confirm-payment.ts'

/**
 * Cancels the intent of an order that has ended: after a voucher lapses its intent lives on and
 * could be confirmed again.
 *
 * @throws when Stripe gave no answer, or would not cancel yet because a slip is out at a till; the
 *   job is tried again. Money that came is the events' business.
 */
export async function closeIntent(orderId: string): Promise<void> {
  const [order] = await db().select().from(orders).where(eq(orders.id, orderId))
  if (!order?.paymentIntentId || !['expired', 'canceled'].includes(order.status)) return
  const result = await cancelIntent(order.paymentIntentId, 'abandoned')
  if (result.kind === 'canceled') return
  if (result.kind === 'alive' && result.intent.outcome === 'succeeded') return
  throw new Error(`The intent of order ${orderId} is still open`)
}
