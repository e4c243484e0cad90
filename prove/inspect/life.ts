import { type Fact, next } from '#lib/orders/status.ts'
import { type Checks, groupBy, type Inspection } from '../checks.ts'
import type { Truth } from '../truth.ts'

const ENDED = new Set(['expired', 'canceled'])
/** Events, a payment call, a hold: an order that waits can show up in so many counts. */
const EXCUSED_EACH = 12
const UNFINISHED = new Set(['placed', 'awaiting_konbini'])

/** Each order's life: a legal path, an end, and nothing left open behind it. */
export const life: Inspection = (truth, checks) => {
  const { stripe, shop, settled, tampered } = truth
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
    if (tampered.has(order.id)) continue
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

  checkVoucherEnds(truth, checks)
  // An order whose amount was changed at Stripe waits for a person, and is reported until then.
  const excused = tampered.size * EXCUSED_EACH
  const found = Object.values(settled.drift).reduce((sum, count) => sum + count, 0)
  checks.that(
    'reconcile finds nothing more',
    found + settled.left <= excused,
    null,
    () =>
      `drift ${JSON.stringify(settled.drift)}, ${settled.left} left after ${settled.rounds} rounds`,
  )
  const jobs = settled.jobs.filter(({ payload }) => !isAbout(truth, payload, tampered))
  checks.that('no job is left', jobs.length === 0, null, () =>
    jobs.map((job) => `${job.task} (${job.attempts}): ${job.error}`).join('; '),
  )
  if (truth.wasFair) {
    const mended = Object.entries(settled.mended).filter(([kind]) => !/hold/i.test(kind))
    const count = mended.reduce((sum, [, n]) => sum + n, 0)
    checks.that('fair weather leaves nothing to mend', count <= excused, null, () =>
      JSON.stringify(settled.mended),
    )
  }
}

/** A voucher may only be taken for lapsed after Stripe has let it lapse. */
function checkVoucherEnds({ stripe, shop, endedByHand }: Truth, checks: Checks): void {
  const vouchers = groupBy(stripe.vouchers, (voucher) => voucher.payment_intent)
  for (const order of shop.orders) {
    if (endedByHand.has(order.id)) continue
    const trail = shop.transitions.filter((row) => row.order_id === order.id)
    const own = vouchers.get(order.payment_intent_id ?? '') ?? []
    if (trail.some((row) => row.fact === 'voucher_lapsed')) {
      checks.that(
        'a voucher ends when Stripe says so',
        own.at(-1)?.status === 'expired',
        order.id,
        () => `the order took it for lapsed, at Stripe it is ${own.at(-1)?.status}`,
      )
    }
    checks.that(
      'no money comes for an order that was let go',
      !trail.some((row) => row.to_status === 'paid_late'),
      order.id,
      () => trail.map((row) => row.to_status).join(' → '),
    )
  }
}

/** Whether a job is about one of these orders: by the order's id, or an event about its intent. */
function isAbout({ stripe, shop }: Truth, payload: string, orderIds: ReadonlySet<string>): boolean {
  for (const id of orderIds) {
    if (payload.includes(id)) return true
    const intent = shop.orders.find((order) => order.id === id)?.payment_intent_id
    const isOurs = stripe.events.some(
      ({ event }) =>
        payload.includes(event.id) && JSON.stringify(event.data.object).includes(String(intent)),
    )
    if (intent && isOurs) return true
  }
  return false
}
