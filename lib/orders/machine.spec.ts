import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Fact,
  next,
  type OrderStatus,
  PAID_STATUSES,
  STAFF_ACTIONS,
  STOCK_PLACE,
  type StockPlace,
} from './status.ts'

/*
 * A whole shop in a few lines: one order, the truth about its intent, which Stripe holds, one
 * variant's units, and everything that can happen to them in any order. What the flows do around
 * the table is repeated here in its shortest form; the table itself is the real one.
 */

/** What Stripe holds. Money that came stays recorded although it went back. */
type Intent = { state: 'none' | 'unpaid' | 'voucher' | 'succeeded' | 'canceled'; refunded: boolean }

/** An event carries what was true when it was made; only an end of the intent is believed. */
type Event = { state: Intent['state'] | 'refunded' }

type Shop = {
  intent: Intent
  /** Made by Stripe and not delivered for the last time. */
  sent: Event[]
  status: OrderStatus
  path: OrderStatus[]
  place: StockPlace
  units: Record<StockPlace, number>
  refundKnown: boolean
}

const TOTAL = 3
const QUANTITY = 2

function openShop(): Shop {
  return {
    intent: { state: 'none', refunded: false },
    sent: [],
    status: 'placed',
    path: ['placed'],
    place: 'held',
    units: { free: TOTAL - QUANTITY, held: QUANTITY, sold: 0 },
    refundKnown: false,
  }
}

/** What can happen at Stripe, and where. A canceled or paid intent is never anything else again. */
const AT_STRIPE = {
  confirm_card: { from: ['none', 'unpaid'], to: 'succeeded' },
  decline: { from: ['none', 'unpaid'], to: 'unpaid' },
  issue_voucher: { from: ['none', 'unpaid', 'voucher'], to: 'voucher' },
  pay_cash: { from: ['voucher'], to: 'succeeded' },
  lapse: { from: ['voucher'], to: 'unpaid' },
  /** The till's news come after the voucher was given up. */
  pay_late: { from: ['unpaid'], to: 'succeeded' },
  cancel: { from: ['unpaid', 'voucher'], to: 'canceled' },
} as const satisfies Record<string, { from: Intent['state'][]; to: Intent['state'] }>
type AtStripe = keyof typeof AT_STRIPE

type Step =
  | { kind: 'stripe'; what: AtStripe }
  | { kind: 'refund' }
  /** One of the events that were sent, again or for the first time. */
  | { kind: 'deliver'; which: number }
  /** The purchase's own answer, a reload, a reconcile run: all ask what is true now. */
  | { kind: 'ask' }
  | { kind: 'ship' | 'cancel_by_staff' | 'hold_ends' | 'close' }
  /** Other people buy what is free, or bring it back. */
  | { kind: 'others'; units: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('stripe' as const),
      what: fc.constantFrom(...(Object.keys(AT_STRIPE) as AtStripe[])),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('deliver' as const), which: fc.nat(100) }),
  },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'ask' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'refund' }) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('ship', 'cancel_by_staff', 'hold_ends', 'close')
      .map((kind): Step => ({ kind })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('others' as const),
      units: fc.integer({ min: -TOTAL, max: TOTAL }),
    }),
  },
)
// The largest size, or lives are about ten steps long and few get old.
const life = fc.array(step, { maxLength: 60, size: 'max' })

function take(shop: Shop, action: Step): void {
  switch (action.kind) {
    case 'stripe':
      happen(shop, action.what)
      break
    case 'refund':
      refund(shop)
      break
    case 'deliver':
      deliver(shop, shop.sent[action.which % Math.max(1, shop.sent.length)])
      break
    case 'close':
      // A voucher that lapsed leaves an intent that could be confirmed again; a job closes it.
      if (shop.status === 'expired') happen(shop, 'cancel')
      break
    case 'ask':
      hear(shop, shop.intent.state)
      break
    case 'ship':
      if (STAFF_ACTIONS.ship.includes(shop.status)) apply(shop, 'shipped')
      break
    case 'cancel_by_staff':
      if (STAFF_ACTIONS.cancel.includes(shop.status)) release(shop)
      break
    case 'hold_ends':
      if (shop.status === 'placed') release(shop)
      else if (shop.status === 'awaiting_konbini') hear(shop, shop.intent.state)
      break
    case 'others': {
      const units = Math.max(-foreign(shop), Math.min(shop.units.free, action.units))
      shop.units.free -= units
      shop.units.sold += units
    }
  }
}

function happen(shop: Shop, what: AtStripe): void {
  const { from, to } = AT_STRIPE[what]
  if (!(from as readonly string[]).includes(shop.intent.state)) return
  // The browser may only confirm while the order is open; cash knows nothing of that.
  const byBrowser = what === 'confirm_card' || what === 'decline' || what === 'issue_voucher'
  if (byBrowser && shop.status !== 'placed') return
  shop.intent.state = to
  shop.sent.push({ state: to })
}

function refund(shop: Shop): void {
  if (shop.intent.state !== 'succeeded' || shop.intent.refunded) return
  shop.intent.refunded = true
  shop.sent.push({ state: 'refunded' })
}

function deliver(shop: Shop, event: Event | undefined): void {
  if (!event) return
  if (event.state === 'refunded') {
    // A refund that is known says nothing new, whatever the order has become since.
    if (!shop.refundKnown) apply(shop, 'refunded')
    shop.refundKnown = true
  } else if (event.state === 'succeeded' || event.state === 'canceled') hear(shop, event.state)
  // Anything in between is a hint: what is true now is asked.
  else hear(shop, shop.intent.state)
}

function hear(shop: Shop, state: Intent['state']): void {
  const facts: Partial<Record<Intent['state'], Fact>> = {
    succeeded: 'payment_succeeded',
    canceled: 'payment_canceled',
    voucher: 'voucher_issued',
    ...(shop.status === 'awaiting_konbini' && { unpaid: 'voucher_lapsed' }),
  }
  const fact = facts[state]
  if (!fact || !apply(shop, fact)) return
  if (fact !== 'payment_succeeded') return
  if (shop.status === 'paid_late' && !apply(shop, 'stock_retaken')) refund(shop)
  if (shop.refundKnown) apply(shop, 'refunded')
}

/** Units come back only after Stripe has let go of the intent. */
function release(shop: Shop): void {
  if (shop.intent.state === 'none') {
    apply(shop, 'hold_ended')
    return
  }
  happen(shop, 'cancel')
  hear(shop, shop.intent.state)
}

function apply(shop: Shop, fact: Fact): boolean {
  const to = next(shop.status, fact)
  if (!to) return false
  const place = STOCK_PLACE[to]
  if (place !== 'as_before' && place !== shop.place) {
    if (shop.units[shop.place] < QUANTITY) return false
    shop.units[shop.place] -= QUANTITY
    shop.units[place] += QUANTITY
    shop.place = place
  }
  shop.status = to
  shop.path.push(to)
  return true
}

/** Units that other customers have bought. */
function foreign(shop: Shop): number {
  return shop.units.sold - (shop.place === 'sold' ? QUANTITY : 0)
}

/** What must be true after every single step, however wrong the order of events was. */
function check(shop: Shop): void {
  const { free, held, sold } = shop.units
  expect(free + held + sold).toBe(TOTAL)
  expect(Math.min(free, held, sold)).toBeGreaterThanOrEqual(0)
  expect(held).toBe(shop.place === 'held' ? QUANTITY : 0)
  const place = STOCK_PLACE[shop.status]
  if (place !== 'as_before') expect(shop.place).toBe(place)
  // Said once more, for the table could say too little: what has ended keeps nothing from others.
  if (shop.status === 'expired' || shop.status === 'canceled') expect(shop.place).toBe('free')
  const countsAsPaid = (PAID_STATUSES as readonly OrderStatus[]).includes(shop.status)
  if (countsAsPaid) expect(shop.intent.state).toBe('succeeded')
  const shipped = shop.path.indexOf('shipped')
  if (shipped >= 0) expect(shop.path[shipped - 1]).toBe('paid')
  expect(shop.path.filter((status) => status === 'paid').length).toBeLessThanOrEqual(1)
}

/** Stripe repeats itself until it was heard, and a run of reconcile asks once more. */
function settle(shop: Shop): void {
  for (let rounds = 0; rounds < 3; rounds++) {
    for (const event of [...shop.sent]) deliver(shop, event)
    take(shop, { kind: 'ask' })
    take(shop, { kind: 'close' })
  }
}

/** Where an order has to end, from the truth alone. */
function truth(shop: Shop): OrderStatus[] {
  if (shop.intent.refunded) return ['refunded']
  switch (shop.intent.state) {
    case 'succeeded':
      return shop.path.includes('shipped') ? ['shipped'] : ['paid']
    case 'voucher':
      return ['awaiting_konbini']
    case 'canceled':
      return ['canceled', 'expired']
    case 'unpaid':
      return ['placed']
    case 'none':
      return ['placed', 'expired', 'canceled']
  }
}

const RUNS = 3_000

describe('one order, its intent, its units, and events in any order', () => {
  test('stock adds up and nothing unpaid ships, after every step of every life', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const shop = openShop()
        for (const action of steps) {
          take(shop, action)
          check(shop)
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('once everything was heard, the order is where the truth is', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const shop = openShop()
        for (const action of steps) take(shop, action)
        settle(shop)
        check(shop)
        expect(truth(shop)).toContain(shop.status)
      }),
      { numRuns: RUNS },
    )
  })

  test('events doubled and shuffled end where events in order end', () => {
    const history = fc.array(fc.constantFrom(...(Object.keys(AT_STRIPE) as AtStripe[])), {
      maxLength: 12,
    })
    const order = fc.infiniteStream(fc.nat(1_000))
    fc.assert(
      fc.property(history, fc.boolean(), order, (happened, refunds, numbers) => {
        const lived = openShop()
        for (const what of happened) happen(lived, what)
        if (refunds) refund(lived)

        const inOrder = structuredClone(lived)
        for (const event of lived.sent) deliver(inOrder, event)
        const shuffled = structuredClone(lived)
        const doubled = [...lived.sent, ...lived.sent]
          .map((event) => ({ event, at: numbers.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
        for (const { event } of doubled) {
          deliver(shuffled, event)
          check(shuffled)
        }
        expect(shuffled.status).toBe(inOrder.status)
        expect(shuffled.units).toEqual(inOrder.units)
      }),
      { numRuns: RUNS },
    )
  })

  test('all of it once more changes nothing', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const shop = openShop()
        for (const action of steps) take(shop, action)
        settle(shop)
        const before = structuredClone(shop)
        settle(shop)
        expect(shop).toEqual(before)
      }),
      { numRuns: RUNS },
    )
  })

  test('the lives that are tried reach every status', () => {
    const reached = new Set<OrderStatus>()
    fc.assert(
      fc.property(life, (steps) => {
        const shop = openShop()
        for (const action of steps) take(shop, action)
        for (const status of shop.path) reached.add(status)
      }),
      { numRuns: RUNS },
    )
    expect(reached.size).toBe(Object.keys(STOCK_PLACE).length)
  })
})
