import { and, desc, eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orderToken } from '#lib/db/order-token.ts'
import { orders } from '#lib/db/schema.ts'
import type { CheckoutAnswer } from '#lib/orders/checkout-form.ts'
import { attemptOf } from '#lib/orders/timing.ts'
import { retrieveIntent } from '#lib/stripe/confirm-payment.ts'
import type { IntentState } from '#lib/stripe/intent.ts'
import type { OrderRow } from './transition.ts'

/** Where the purchase of a checkout key stands; null when there has been none. */
export async function findCheckout(checkoutKey: string): Promise<CheckoutAnswer | null> {
  const [order] = await db()
    .select()
    .from(orders)
    .where(and(eq(orders.checkoutKey, checkoutKey)))
    .orderBy(desc(orders.createdAt))
    .limit(1)
  return order ? answerFor(order) : null
}

/** What a buyer is told about an order as it is; `intent` is asked for where it decides. */
export async function answerFor(order: OrderRow, known?: IntentState): Promise<CheckoutAnswer> {
  const token = orderToken(order.id)
  switch (order.status) {
    case 'paid':
    case 'shipped':
    case 'paid_late':
    case 'refunded':
      return { ok: true, next: 'paid', orderToken: token }
    case 'awaiting_konbini':
      return { ok: true, next: 'voucher', orderToken: token }
    case 'expired':
    case 'canceled':
      return { ok: false, reason: 'order_ended', orderToken: token }
    case 'placed': {
      if (attemptOf(order) === 'in_flight') return { ok: true, next: 'wait', orderToken: token }
      const intent =
        known ?? (order.paymentIntentId ? await retrieveIntent(order.paymentIntentId) : null)
      if (intent?.needsAuthentication && intent.clientSecret) {
        return {
          ok: true,
          next: 'authenticate',
          orderToken: token,
          clientSecret: intent.clientSecret,
        }
      }
      // The money is on its way to us by webhook; the order's page turns by itself.
      if (intent && intent.outcome !== 'unpaid') {
        return { ok: true, next: 'wait', orderToken: token }
      }
      return {
        ok: false,
        reason: 'declined',
        orderToken: token,
        declineCode: intent?.declineCode ?? undefined,
      }
    }
  }
}
