import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { orders } from '#lib/db/schema.ts'
import type { Method } from '#lib/fees/policy.ts'
import type { CheckoutAnswer } from '#lib/orders/checkout-form.ts'
import { stripe } from '#lib/stripe/client.ts'
import { openWorld, type Purchase, patient, type World } from '#lib/testing/world.ts'
import { endHold } from './end-hold.ts'
import { reconcile } from './reconcile.ts'
import { resumePayment } from './start-payment.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterEach(() => world.control('/faults', {}))
afterAll(() => world.close())

const CREATE = 'POST /v1/payment_intents'
/** The SDK's first try and its two repetitions. */
const TRIES = 3
const DECLINED = '4000000000000002'

const minutesLater = (minutes: number) => new Date(Date.now() + minutes * 60_000)

function purchaseBy(method: Method, slug: string): Purchase {
  return { checkoutKey: randomUUID(), slug, method, email: patient() }
}

async function ordersOf({ checkoutKey }: Purchase): Promise<number> {
  return db().$count(orders, eq(orders.checkoutKey, checkoutKey))
}

/** Where the payment of a method that works has to end. */
const FINISHED = { card: 'paid', konbini: 'awaiting_konbini' } as const

const FAULTS = [
  { says: '429', waits: true, api: { status: 429, times: 1 } },
  { says: '500 before the work', waits: true, api: { status: 500, times: TRIES } },
  {
    says: '500 after the work, and again to every repetition',
    waits: true,
    api: { status: 500, after_commit: true, times: 1 },
  },
  { says: 'nothing, before the work', waits: true, api: { disconnect: true, times: TRIES } },
  {
    says: 'nothing, after the work',
    waits: false,
    api: { disconnect: true, after_commit: true, times: 1 },
  },
]
const CASES = FAULTS.flatMap((fault) =>
  (['card', 'konbini'] as const).map((method) => ({ ...fault, method })),
)

describe('a payment that Stripe does not answer well', () => {
  test.each(CASES)(
    '$says, by $method: one intent, one charge, and reconcile finishes it',
    async ({ api, method, waits }) => {
      await world.control('/faults', { webhooks: { drop: true }, api: { ...api, route: CREATE } })
      const purchase = purchaseBy(method, 'sticker')
      const told = { ok: true, next: waits ? 'wait' : method === 'card' ? 'paid' : 'voucher' }
      expect(await world.buy(purchase)).toMatchObject(told)
      expect(await world.buy(purchase), 'a second click').toMatchObject(told)
      expect(await ordersOf(purchase)).toBe(1)

      await reconcile(minutesLater(5))
      await expectFinished(purchase, method)
      await reconcile(minutesLater(6))
      await expectFinished(purchase, method)
    },
  )

  test.each(['card', 'konbini'] as const)(
    '500 after the work, by %s: the event finishes it, or the repetition, whoever comes first',
    async (method) => {
      await world.control('/faults', {
        api: { status: 500, after_commit: true, times: 1, route: CREATE },
      })
      const purchase = purchaseBy(method, 'sticker')
      await world.buy(purchase)
      const { id } = await world.order(purchase.checkoutKey)
      await Promise.all([
        // It throws as long as nobody knows, and its job comes again.
        resumePayment(id, minutesLater(1)).catch(() => {}),
        vi.waitFor(
          async () => {
            await world.runJobs()
            const { status } = await world.order(purchase.checkoutKey)
            expect(status).toBe(FINISHED[method])
          },
          { timeout: 10_000, interval: 50 },
        ),
      ])
      await expectFinished(purchase, method)
    },
  )
})

async function expectFinished(purchase: Purchase, method: Method): Promise<void> {
  const order = await world.order(purchase.checkoutKey)
  expect(order.status).toBe(FINISHED[method])
  expect(await ordersOf(purchase)).toBe(1)
  expect(await world.moneyOf(order.id)).toEqual({ intents: 1, charges: method === 'card' ? 1 : 0 })
}

describe('an outage', () => {
  test('keeps the units of who is paying beyond the end of their hold, until the outcome is known', async () => {
    const before = await world.units('vinyl')
    await world.control('/faults', { api: { status: 500, route: CREATE } })
    const purchase = purchaseBy('card', 'vinyl')
    expect(await world.buy(purchase)).toMatchObject({ ok: true, next: 'wait' })
    const { id } = await world.order(purchase.checkoutKey)
    await expect(endHold(id, minutesLater(11))).rejects.toThrow('no known outcome')
    expect((await world.units('vinyl')).held).toBe(before.held + 1)
    await world.control('/faults', {})
    await endHold(id, minutesLater(12))
    await expectFinished(purchase, 'card')
    expect(await world.units('vinyl')).toMatchObject({ held: before.held, sold: before.sold + 1 })
  })

  test('that hides a declined card: the order is let go, and nothing was charged', async () => {
    const before = await world.units('vinyl')
    await world.control('/faults', {
      webhooks: { drop: true },
      api: { status: 500, after_commit: true, times: 1, route: CREATE },
    })
    const purchase = { ...purchaseBy('card', 'vinyl'), card: DECLINED }
    expect(await world.buy(purchase)).toMatchObject({ ok: true, next: 'wait' })
    await reconcile(minutesLater(5))
    const order = await world.order(purchase.checkoutKey)
    expect(order).toMatchObject({ status: 'placed', attemptEndedAt: expect.any(Date) })
    await endHold(order.id, minutesLater(11))
    expect((await world.order(purchase.checkoutKey)).status).toBe('canceled')
    expect(await world.units('vinyl')).toEqual(before)
    expect(await world.moneyOf(order.id)).toEqual({ intents: 1, charges: 0 })
  })

  test('before the payment has begun: the customer is told, and the next click pays', async () => {
    const purchase = purchaseBy('card', 'towel')
    const token = await world.token(purchase)
    await world.control('/faults', {
      api: { status: 429, times: 1, route: 'GET /v1/confirmation_tokens/:id' },
    })
    const response = await world.checkout(purchase, token)
    expect(response.status).toBe(402)
    expect(await response.json()).toEqual({ ok: false, reason: 'payment_unavailable' })
    const again = await world.checkout(purchase, token)
    expect(await again.json()).toMatchObject({ ok: true, next: 'paid' })
    await expectFinished(purchase, 'card')
  })
})

test('a rush beyond Stripe’s limit: everybody who keeps asking is served once', async () => {
  const purchases = Array.from({ length: 16 }, () => purchaseBy('card', 'towel'))
  const tokens = await Promise.all(purchases.map((purchase) => world.token(purchase)))
  await world.control('/faults', { api: { rate_limit: 4 } })
  await Promise.all(
    purchases.map((purchase, index) =>
      vi.waitFor(
        async () => {
          const response = await world.checkout(purchase, tokens[index] ?? '')
          const answer = (await response.json()) as CheckoutAnswer
          if (!answer.ok) throw new Error(answer.reason)
        },
        { timeout: 12_000, interval: 500 },
      ),
    ),
  )
  await world.control('/faults', {})
  await reconcile(minutesLater(5))
  for (const purchase of purchases) await expectFinished(purchase, 'card')
}, 40_000)

describe('an answer that takes longer than we wait', () => {
  const TIMEOUT_MS = 300
  // The client's own setting, made short: nobody wants to wait for 20 s here.
  const setTimeoutMs = (timeout: number) =>
    Object.assign(Reflect.get(stripe(), '_api') as object, { timeout })
  let usual: number
  beforeAll(() => {
    usual = (Reflect.get(stripe(), '_api') as { timeout: number }).timeout
    setTimeoutMs(TIMEOUT_MS)
  })
  afterAll(() => {
    setTimeoutMs(usual)
  })

  test.each([
    ['comes while the same call is repeated', 700],
    ['comes when nobody waits any more', 4_000],
  ])('%s: one intent and one charge', async (_, delayMs) => {
    expect(usual, 'what customers have').toBe(20_000)
    await world.control('/faults', {
      webhooks: { drop: true },
      api: { delay_ms: delayMs, times: 1, route: CREATE },
    })
    const purchase = purchaseBy('card', 'towel')
    expect(await world.buy(purchase)).toMatchObject({ ok: true })
    const { id } = await world.order(purchase.checkoutKey)
    await vi.waitFor(async () => expect((await world.moneyOf(id)).intents).toBe(1), {
      timeout: 8_000,
      interval: 100,
    })
    await resumePayment(id, minutesLater(1))
    await expectFinished(purchase, 'card')
  })
})
