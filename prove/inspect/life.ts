import { type Fact, next } from '#lib/orders/status.ts'
import { groupBy, type Inspection } from '../checks.ts'

const ENDED = new Set(['expired', 'canceled'])
const UNFINISHED = new Set(['placed', 'awaiting_konbini'])

/** Each order's life: a legal path, an end, and nothing left open behind it. */
export const life: Inspection = ({ stripe, shop, settled }, checks) => {
  const trails = groupBy(shop.transitions, (row) => row.order_id)
  const intents = new Map(stripe.intents.map((intent) => [intent.id, intent]))
  const open = groupBy(
    stripe.vouchers.filter((voucher) => voucher.status === 'pending'),
    (voucher) => voucher.payment_intent,
  )

  for (const order of shop.orders) {
    const trail = trails.get(order.id) ?? []
    const path = trail.map((row) => row.to_status)
    const told = () => `the trail is ${path.join(' → ')}, the order is ${order.status}`
    checks.that('the trail ends where the order is', path.at(-1) === order.status, order.id, told)
    const legal = trail.every((row, index) => {
      const before = trail[index - 1]
      if (!before) return row.from_status === null && row.to_status === 'placed'
      if (row.from_status !== before.to_status) return false
      return next(before.to_status, row.fact as Fact) === row.to_status
    })
    checks.that('every step of the trail is in the table', legal, order.id, told)

    if (order.shipped_at !== null || path.includes('shipped')) {
      const paidFirst =
        path.indexOf('paid') !== -1 && path.indexOf('paid') < path.indexOf('shipped')
      const intent = intents.get(order.payment_intent_id ?? '')
      checks.that(
        'nothing is shipped unpaid',
        paidFirst && intent?.status === 'succeeded',
        order.id,
        () => `${told()}, its intent is ${intent?.status}`,
      )
    }
    checks.that('every order has come to an end', !UNFINISHED.has(order.status), order.id, told)
    checks.that(
      'no payment call is left hanging',
      order.attempt_token === null ||
        order.attempt_ended_at !== null ||
        !UNFINISHED.has(order.status),
      order.id,
      () => 'its last attempt has no known outcome',
    )
    if (ENDED.has(order.status) && order.payment_intent_id) {
      const intent = intents.get(order.payment_intent_id)
      checks.that(
        'nobody can pay an order that has ended',
        intent?.status === 'canceled' && !open.has(order.payment_intent_id),
        order.id,
        () => `the order is ${order.status}, its intent still ${intent?.status}`,
      )
    }
  }

  const found = Object.values(settled.drift).reduce((sum, count) => sum + count, 0)
  checks.that(
    'reconcile finds nothing more',
    found + settled.left === 0,
    null,
    () =>
      `drift ${JSON.stringify(settled.drift)}, ${settled.left} left after ${settled.rounds} rounds`,
  )
  checks.that('no job is left', settled.jobs.length === 0, null, () =>
    settled.jobs.map((job) => `${job.task} (${job.attempts}): ${job.error}`).join('; '),
  )
}
