import type { Inspection } from '../checks.ts'
import { STRANGER } from '../forgery.ts'

/** Money that went back, and money that calls for a person. */
export const refunds: Inspection = ({ stripe, shop }, checks) => {
  const known = new Map(shop.refunds.map((row) => [row.id, row]))
  const orderOf = new Map(shop.orders.map((order) => [order.payment_intent_id, order.id]))

  for (const refund of stripe.refunds) {
    const orderId = orderOf.get(String(refund.payment_intent)) ?? null
    const row = known.get(refund.id)
    checks.that(
      'every refund is known as it is',
      row?.order_id === orderId &&
        row?.amount_yen === refund.amount &&
        row.status === refund.status,
      orderId,
      () =>
        `${refund.id} is ¥${refund.amount} ${refund.status}, here ${row ? `¥${row.amount_yen} ${row.status}` : 'unknown'}`,
    )
  }
  const atStripe = new Set(stripe.refunds.map(({ id }) => id))
  for (const row of shop.refunds) {
    checks.that('no refund is imagined', atStripe.has(row.id), row.order_id, () => row.id)
  }

  for (const order of shop.orders) {
    checks.that(
      'late money goes back or gets its units',
      order.status !== 'paid_late',
      order.id,
      () => 'the order still is paid_late when everything has settled',
    )
  }
  const alarms = new Set(shop.alarms.map((row) => `${row.kind} ${row.object_id}`))
  for (const intent of stripe.intents) {
    if (intent.metadata.prove !== STRANGER || intent.status !== 'succeeded') continue
    checks.that(
      'money for no order of ours calls a person',
      alarms.has(`unknown_order ${intent.id}`),
      null,
      () => `nobody is told of ${intent.id}`,
    )
  }
  for (const order of shop.orders) {
    const intent = stripe.intents.find(({ id }) => id === order.payment_intent_id)
    if (intent?.status !== 'succeeded' || intent.amount_received === order.total_yen) continue
    checks.that(
      'a wrong amount calls a person',
      alarms.has(`amount_mismatch ${intent.id}`),
      order.id,
      () => `nobody is told of ${intent.id}`,
    )
  }
}
