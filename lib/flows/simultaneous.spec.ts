import { randomUUID } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import {
  eventPayloads,
  mails,
  orders,
  processedEvents,
  refunds,
  transitions,
  variants,
} from '#lib/db/schema.ts'
import { applyJobKey } from '#lib/jobs/apply-job-key.ts'
import type { CheckoutAnswer } from '#lib/orders/checkout-form.ts'
import { openWorld, patient, type World } from '#lib/testing/world.ts'
import { shipOrder } from './ship-order.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterEach(() => world.control('/faults', {}))
afterAll(() => world.close())

/** Two kind words for "not now": somebody else's payment may still fail, or not. */
const REFUSALS = ['sold_out', 'all_held']

/** Runs `work` for every item, at most `width` of them at once; answers in the items' order. */
async function each<T, R>(items: T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const queue = items.entries()
  const runner = async () => {
    for (const [index, item] of queue) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: width }, runner))
  return results
}

/** A voucher whose webhooks never arrive, so that a spec can bring them itself. */
async function silentVoucher(slug: string) {
  await world.control('/faults', { webhooks: { drop: true } })
  const key = randomUUID()
  await world.buy({ checkoutKey: key, slug, method: 'konbini', email: patient() })
  const order = await world.order(key)
  const intent = `/payment_intents/${order.paymentIntentId}`
  return { key, order, intent, intentId: order.paymentIntentId ?? '' }
}

async function stock(slug: string) {
  const [row] = await db().select().from(variants).where(isOf(slug))
  if (!row) throw new Error(`No variant of ${slug}`)
  return row
}

const isOf = (slug: string) =>
  and(
    eq(variants.position, 0),
    sql`${variants.productId} = (select id from products where slug = ${slug})`,
  )

/** Puts exactly so many units on sale. */
async function putOnSale(slug: string, units: number): Promise<void> {
  await db()
    .update(variants)
    .set({ free: units, total: sql`held + sold + ${units}::int` })
    .where(isOf(slug))
}

describe('eight copies of one event at the same moment', () => {
  test('are all answered 200, stored once, and act once', async () => {
    const { key, order, intent, intentId } = await silentVoucher('towel')
    const before = await stock('towel')
    await world.control(`${intent}/pay`, { chain: 'lawson' })
    const paid = (await world.eventsOf(intentId)).find(
      ({ type }) => type === 'payment_intent.succeeded',
    )

    const answers = await Promise.all(Array.from({ length: 8 }, () => world.deliver(paid)))
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200))
    const isIt = eq(processedEvents.id, paid?.id ?? '')
    expect(await db().$count(processedEvents, isIt)).toBe(1)
    expect(await db().$count(eventPayloads, eq(eventPayloads.eventId, paid?.id ?? ''))).toBe(1)
    const jobs = await db().execute(
      sql`select from graphile_worker.jobs where key = ${applyJobKey(paid?.id ?? '')}`,
    )
    expect(jobs).toHaveLength(1)

    await Promise.all([world.runJobs(), world.runJobs(), world.runJobs()])
    expect((await world.order(key)).status).toBe('paid')
    const [row] = await db().select().from(processedEvents).where(isIt)
    expect(row).toMatchObject({ status: 'applied', attempts: 1, orderId: order.id })
    const turned = and(eq(transitions.orderId, order.id), eq(transitions.toStatus, 'paid'))
    expect(await db().$count(transitions, turned)).toBe(1)
    expect(await db().$count(mails, and(eq(mails.orderId, order.id), eq(mails.kind, 'paid')))).toBe(
      1,
    )
    expect(await stock('towel')).toMatchObject({ held: before.held - 1, sold: before.sold + 1 })
  })
})

describe('two hundred events of one order: copies, twins with other ids, in no order', () => {
  const EVENTS = 200
  const seed = Number(process.env.SPEC_SEED ?? Date.now() % 1_000_000)

  test.each([
    {
      truth: 'paid',
      live: (intent: string) => world.control(`${intent}/pay`, { chain: 'seicomart' }),
      units: { held: -1, sold: 1 },
    },
    {
      truth: 'expired',
      live: (intent: string) => world.control(`${intent}/expire`, {}),
      units: { held: -1, free: 1 },
    },
    {
      truth: 'refunded',
      live: async (intent: string, intentId: string) => {
        await world.control(`${intent}/pay`, { chain: 'ministop' })
        const refund = await world.stripe.refunds.create({ payment_intent: intentId })
        await world.control(`/refunds/${refund.id}/submit_bank_account`, {
          account_number: '0001234',
        })
        await world.control('/clock', { advance: 60 })
      },
      units: { held: -1, sold: 1 },
    },
  ])(
    `end $truth, where the truth ends (SPEC_SEED=${seed})`,
    async ({ truth, live, units }) => {
      const { key, order, intent, intentId } = await silentVoucher('vinyl')
      expect(order.status).toBe('awaiting_konbini')
      const before = await stock('vinyl')
      await live(intent, intentId)
      const real = await world.eventsOf(intentId)
      const random = mulberry32(seed)
      const storm = shuffle(multiply(real, EVENTS, random), random)

      // Runners work while events still arrive, as three workers would.
      let arriving = true
      const runner = async () => {
        while (arriving) await world.runJobs()
      }
      const runners = [runner(), runner(), runner()]
      const statuses = await each(storm, 8, async (event) => (await world.deliver(event)).status)
      arriving = false
      await Promise.all(runners)
      await world.runJobs()

      expect(new Set(statuses)).toEqual(new Set([200]))
      const ids = [...new Set(storm.map((event) => event.id))]
      const rows = await db().select().from(processedEvents).where(inArray(processedEvents.id, ids))
      expect(rows, `${real.length} events`).toHaveLength(ids.length)
      expect(rows.filter((row) => !['applied', 'ignored'].includes(row.status))).toEqual([])

      expect((await world.order(key)).status).toBe(truth)
      const after = await stock('vinyl')
      expect(after).toMatchObject({
        free: before.free + (units.free ?? 0),
        held: before.held + units.held,
        sold: before.sold + (units.sold ?? 0),
        total: before.total,
      })
      const steps = await db().select().from(transitions).where(eq(transitions.orderId, order.id))
      const arrivals = steps.map((step) => step.toStatus)
      expect(arrivals, 'no status is entered twice').toEqual([...new Set(arrivals)])
      expect(await db().$count(refunds, eq(refunds.orderId, order.id))).toBe(
        truth === 'refunded' ? 1 : 0,
      )
    },
    40_000,
  )

  /** The real events first, then copies of them, half of which pretend to be something new. */
  function multiply(real: Stripe.Event[], count: number, random: () => number): Stripe.Event[] {
    return Array.from({ length: count }, (_, index) => {
      const event = real[index % real.length]
      if (!event) throw new Error('The order has no events')
      const isTwin = index >= real.length && random() < 0.5
      return isTwin ? { ...event, id: `evt_${randomUUID().replaceAll('-', '')}` } : event
    })
  }
})

test('news of a refund that come before news of the payment: the order ends refunded and cannot ship', async () => {
  const { key, order, intent, intentId } = await silentVoucher('towel')
  await world.control(`${intent}/pay`, { chain: 'lawson' })
  await world.stripe.refunds.create({ payment_intent: intentId })
  for (const event of (await world.eventsOf(intentId)).reverse()) {
    expect((await world.deliver(event)).status).toBe(200)
    await world.runJobs()
  }
  expect((await world.order(key)).status).toBe('refunded')
  const parcel = { number: order.number, carrier: 'x', trackingNumber: '', staffId: 'desk' }
  expect(await shipOrder(parcel)).toMatchObject({ ok: false })
})

describe('five hundred buyers of one hundred units', () => {
  test('exactly one hundred are sold; the others are refused and leave nothing behind', async () => {
    await putOnSale('sticker', 100)
    const before = await stock('sticker')
    const earlier = (await allIntents()).length
    const keys = Array.from({ length: 500 }, () => randomUUID())

    const answers = await each(keys, 50, (checkoutKey) =>
      world.buy({ checkoutKey, slug: 'sticker', method: 'card' }),
    )

    const served = keys.filter((_, index) => answers[index]?.ok)
    expect(served).toHaveLength(100)
    for (const answer of answers) {
      if (answer.ok) expect(answer.next).toBe('paid')
      else expect(REFUSALS).toContain(answer.reason)
    }
    expect(await stock('sticker')).toMatchObject({
      free: 0,
      held: before.held,
      sold: before.sold + 100,
      total: before.total,
    })
    const rows = await db().select().from(orders).where(inArray(orders.checkoutKey, keys))
    expect(rows.map((row) => row.checkoutKey).sort(), 'none for the refused').toEqual(served.sort())
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['paid']))

    const intents = (await allIntents()).slice(0, -earlier || undefined)
    expect(intents.map((intent) => intent.metadata.order_id).sort()).toEqual(
      rows.map((row) => row.id).sort(),
    )
    expect(new Set(intents.map((intent) => intent.status))).toEqual(new Set(['succeeded']))
    // The webhooks of a hundred sales that are known already change nothing any more.
    await world.runJobs()
    expect(await stock('sticker')).toMatchObject({ free: 0, sold: before.sold + 100 })
  }, 60_000)

  const allIntents = () =>
    world.stripe.paymentIntents.list({ limit: 100 }).autoPagingToArray({ limit: 2_000 })
})

describe('two payers for the last unit, one by card and one at the konbini', () => {
  test.each([1, 2, 3, 4])('one has it and one is told so (round %i)', async (round) => {
    await putOnSale('penlight', 1)
    const before = await stock('penlight')
    const card = randomUUID()
    const konbini = randomUUID()
    const purchases = [
      { checkoutKey: card, slug: 'penlight', method: 'card' as const },
      { checkoutKey: konbini, slug: 'penlight', method: 'konbini' as const, email: patient() },
    ]
    // Both come with their tokens ready, and take turns at being first in line.
    if (round % 2 === 0) purchases.reverse()
    const tokens = await Promise.all(purchases.map((purchase) => world.token(purchase)))
    const answers = (await Promise.all(
      purchases.map(async (purchase, index) =>
        (await world.checkout(purchase, tokens[index] ?? '')).json(),
      ),
    )) as CheckoutAnswer[]

    const winners = purchases.filter((_, index) => answers[index]?.ok)
    expect(winners).toHaveLength(1)
    const refused = answers.find((answer) => !answer.ok)
    expect(REFUSALS).toContain(refused?.ok === false && refused.reason)
    const rows = await db()
      .select()
      .from(orders)
      .where(inArray(orders.checkoutKey, [card, konbini]))
    expect(rows).toHaveLength(1)
    expect(await stock('penlight')).toMatchObject({ free: 0, total: before.total })

    const intentId = rows[0]?.paymentIntentId
    if (rows[0]?.method === 'konbini') {
      await world.control(`/payment_intents/${intentId}/pay`, { chain: 'familymart' })
      for (const event of await world.eventsOf(intentId ?? '')) await world.deliver(event)
      await world.runJobs()
    }
    expect((await world.order(winners[0]?.checkoutKey ?? '')).status).toBe('paid')
    expect(await stock('penlight')).toMatchObject({
      free: 0,
      held: before.held,
      sold: before.sold + 1,
    })
  })
})

/** A small generator whose choices a printed seed brings back. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function shuffle<T>(items: T[], random: () => number): T[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const [a, b] = [shuffled[last] as T, shuffled[other] as T]
    shuffled[last] = b
    shuffled[other] = a
  }
  return shuffled
}
