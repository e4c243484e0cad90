import type Stripe from 'stripe'
import { groupBy, type Inspection } from '../checks.ts'
import { STRANGER } from '../forgery.ts'
import type { OrderRow } from '../truth.ts'

/** Statuses of an order whose money came, whatever became of it later. */
const MONEY_CAME = new Set(['paid', 'shipped', 'paid_late', 'refunded'])

/** Stripe's payments against the shop's orders, both ways. */
export const money: Inspection = (truth, checks) => {
  const { shop, tampered } = truth
  const stripe = {
    intents: truth.stripe.intents.filter(({ metadata }) => metadata.prove !== STRANGER),
    charges: truth.stripe.charges.filter(({ metadata }) => metadata.prove !== STRANGER),
  }
  const orders = new Map(shop.orders.map((order) => [order.id, order]))
  const byOrder = groupBy(stripe.intents, (intent) => intent.metadata.order_id ?? '')
  const byId = new Map(stripe.intents.map((intent) => [intent.id, intent]))

  for (const intent of stripe.intents) {
    const orderId = intent.metadata.order_id ?? ''
    const order = orders.get(orderId)
    checks.that(
      'every intent belongs to an order',
      order !== undefined,
      orderId,
      () => `${intent.id} (${intent.status}) says it is for order ${orderId}, which does not exist`,
    )
    if (!order) continue
    checks.that(
      'an order knows its intent',
      order.payment_intent_id === intent.id,
      orderId,
      () => `${intent.id} is for the order, which has ${order.payment_intent_id}`,
    )
  }

  for (const order of shop.orders) {
    const own = byOrder.get(order.id) ?? []
    checks.that(
      'one order, one intent',
      own.length <= 1,
      order.id,
      () => `${own.length} intents: ${own.map(({ id, status }) => `${id} ${status}`).join(', ')}`,
    )
    const intent = byId.get(order.payment_intent_id ?? '')
    if (tampered.has(order.id) && intent?.amount !== order.total_yen) {
      checks.that(
        'a wrong amount pays for nothing',
        order.status !== 'paid' && order.status !== 'shipped',
        order.id,
        () => `the order is ${order.status} for ¥${intent?.amount_received} of ¥${order.total_yen}`,
      )
      continue
    }
    const isPaid = intent?.status === 'succeeded'
    checks.that(
      'paid here exactly when paid at Stripe',
      MONEY_CAME.has(order.status) === isPaid,
      order.id,
      () => `the order is ${order.status}, its intent ${intent?.status ?? 'does not exist'}`,
    )
    checks.that(
      'the moment of payment is written exactly when there is one',
      (order.paid_at !== null) === isPaid,
      order.id,
      () => `paid_at is ${order.paid_at?.toISOString() ?? 'empty'}, intent ${intent?.status}`,
    )
    if (isPaid) {
      checks.that(
        'the amount paid is the order’s',
        intent.amount_received === order.total_yen && intent.currency === 'jpy',
        order.id,
        () => `${intent.amount_received} ${intent.currency} for an order of ¥${order.total_yen}`,
      )
    }
    const left = moneyLeft(intent, stripe.charges)
    if (isPaid) {
      checks.that(
        'refunded here exactly when all went back',
        (order.status === 'refunded') === (left === 0),
        order.id,
        () => `the order is ${order.status}, and ¥${left} of it are still here`,
      )
    }
  }
  const isOurs = (orderId: string | undefined) => !tampered.has(orderId ?? '')
  checkTotals(
    shop.orders.filter(({ id }) => isOurs(id)),
    stripe.intents.filter(({ metadata }) => isOurs(metadata.order_id)),
    stripe.charges.filter(({ metadata }) => isOurs(metadata.order_id)),
    checks,
  )

  for (const [key, own] of groupBy(shop.orders, (order) => order.checkout_key)) {
    // Whoever has all of it back may buy again, even with the same page still open.
    const charged = own.filter(
      (order) => moneyLeft(byId.get(order.payment_intent_id ?? ''), stripe.charges) > 0,
    )
    checks.that(
      'nobody pays twice for one purchase',
      charged.length <= 1,
      own[0]?.id ?? null,
      () => `purchase ${key} was paid in orders ${charged.map(({ number }) => number).join(', ')}`,
    )
  }
}

/** Yen of an intent that are still with the shop. */
function moneyLeft(
  intent: Stripe.PaymentIntent | undefined,
  charges: readonly Stripe.Charge[],
): number {
  if (intent?.status !== 'succeeded') return 0
  const charge = charges.find(({ id }) => id === intent.latest_charge)
  return charge ? charge.amount_captured - charge.amount_refunded : 0
}

function checkTotals(
  orders: readonly OrderRow[],
  intents: readonly Stripe.PaymentIntent[],
  charges: readonly Stripe.Charge[],
  checks: Parameters<Inspection>[1],
) {
  const ours = orders
    .filter(({ status }) => MONEY_CAME.has(status))
    .reduce((sum, order) => sum + order.total_yen, 0)
  const captured = charges
    .filter(({ paid }) => paid)
    .reduce((sum, charge) => sum + charge.amount_captured, 0)
  const received = intents.reduce((sum, intent) => sum + intent.amount_received, 0)
  checks.that(
    'the sums agree',
    ours === captured && captured === received,
    null,
    () => `orders ¥${ours}, charges ¥${captured}, intents ¥${received}`,
  )
}
