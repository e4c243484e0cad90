import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { and, eq, sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { connect, db } from '#lib/db/client.ts'
import { eventPayloads, processedEvents } from '#lib/db/schema.ts'
import { makeTrouble, type Trouble } from '#lib/testing/trouble.ts'
import { openWorld, patient, type World } from '#lib/testing/world.ts'
import { reconcile } from './reconcile.ts'

/** A tenth of production's, which the first spec on time compares. */
const STATEMENT_TIMEOUT_MS = 1_500
const POOL_MAX = 10

let world: World
let trouble: Trouble
beforeAll(async () => {
  world = await openWorld((databaseUrl) => {
    trouble = makeTrouble(databaseUrl)
    return {
      DATABASE_URL: `${databaseUrl}?statement_timeout=${STATEMENT_TIMEOUT_MS}`,
      DATABASE_POOL_MAX: String(POOL_MAX),
    }
  })
})
afterEach(() => world.control('/faults', {}))
afterAll(async () => {
  await trouble.close()
  await world.close()
})

const eventId = () => `evt_${randomUUID().replaceAll('-', '')}`
const minutesLater = (minutes: number) => new Date(Date.now() + minutes * 60_000)

/** An order whose voucher was paid, and the event that says so, which has not arrived yet. */
async function paidUnheard(slug = 'towel') {
  await world.control('/faults', { webhooks: { drop: true } })
  const key = randomUUID()
  await world.buy({ checkoutKey: key, slug, method: 'konbini', email: patient() })
  const order = await world.order(key)
  await world.control(`/payment_intents/${order.paymentIntentId}/pay`, { chain: 'lawson' })
  const events = await world.eventsOf(order.paymentIntentId ?? '')
  const event = events.find(({ type }) => type === 'payment_intent.succeeded')
  if (!event) throw new Error('Stripe has not seen the payment')
  return { key, order, event: { ...event, id: eventId() } as Stripe.Event }
}

async function stored(id: string) {
  const [row] = await db().select().from(processedEvents).where(eq(processedEvents.id, id))
  return row
}

describe('poison', () => {
  const intent = { id: 'pi_poison', object: 'payment_intent', currency: 'jpy', metadata: {} }
  const succeeded = { type: 'payment_intent.succeeded', created: 1_780_000_000 }

  test.each([
    ['no object', { ...succeeded, data: { object: null } }, 'failed'],
    ['no data', { ...succeeded }, 'failed'],
    ['text for an object', { ...succeeded, data: { object: 'pi_1' } }, 'failed'],
    ['no metadata', { ...succeeded, data: { object: { id: 'pi_1' } } }, 'failed'],
    ['an intent that nobody made', { ...succeeded, data: { object: intent } }, 'ignored'],
    ['no type', { created: 1, data: { object: intent } }, 'ignored'],
    ['a type that is a number', { type: 7, created: 1, data: { object: intent } }, 'ignored'],
    ['a type of tomorrow', { type: 'konbini.robbed', data: { object: intent } }, 'ignored'],
    ['no moment', { type: 'charge.succeeded', data: { object: { id: 'ch_1' } } }, 'ignored'],
    [
      'letters that Postgres cannot keep',
      { type: 'x\u0000', data: { object: { id: 'pi_\ud800', metadata: { 'k\u0000': '\udfff' } } } },
      'ignored',
    ],
    [
      'an order that is no id',
      {
        ...succeeded,
        data: { object: { ...intent, status: 'succeeded', metadata: { order_id: "' or 1=1 --" } } },
      },
      'ignored',
    ],
  ])(
    '%s: answered 200 and kept, ends where people see it with its reason, and holds up nobody',
    async (_, body, end) => {
      const poison = { id: eventId(), object: 'event', ...body }
      const { key, event } = await paidUnheard('sticker')
      expect((await world.deliver(poison)).status).toBe(200)
      expect((await world.deliver(event)).status).toBe(200)
      await world.runJobs()
      const row = await stored(poison.id)
      expect(row).toMatchObject({ status: end, attempts: 1, orderId: null })
      expect(row?.reason).toMatch(/\S/)
      expect((await world.order(key)).status).toBe('paid')
    },
  )

  test.each([
    ['text', 'hello'],
    ['half an object', '{"id": "evt_1"'],
    ['null', 'null'],
    ['a list', '[]'],
    ['no id', '{"object": "event", "type": "charge.succeeded", "data": {"object": {}}}'],
    ['another id', '{"id": "pi_1", "object": "event", "type": "charge.succeeded"}'],
    ['a thin event', '{"id": "evt_1", "object": "v2.core.event", "type": "v1.billing.meter"}'],
  ])('signed, but %s: 400 and nothing is stored', async (_, body) => {
    const before = await db().$count(processedEvents)
    const response = await world.deliver(body)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: 'not_an_event' })
    expect(await db().$count(processedEvents)).toBe(before)
  })

  test('5 MB with a good signature: 413, nothing is stored', async () => {
    const event = { id: eventId(), type: 'charge.succeeded', data: { object: {} } }
    const response = await world.deliver({ ...event, padding: 'x'.repeat(5_000_000) })
    expect(response.status).toBe(413)
    expect(await stored(event.id)).toBeUndefined()
  })

  test('a body without an end is answered before its end, so it cannot have been hashed', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${world.url}/api/stripe/webhook`, {
        method: 'POST',
        headers: { 'stripe-signature': 't=1,v1=00' },
      })
      request.on('error', reject)
      request.on('response', (response) => {
        resolve(response.statusCode)
        request.destroy()
      })
      request.write('x'.repeat(300_000))
    })
    expect(status).toBe(413)
  })
})

describe('a slow database', () => {
  test('production gives a statement 15 s', async () => {
    const { sql: plain } = connect((process.env.DATABASE_URL ?? '').split('?')[0] ?? '', 1)
    expect(await plain`show statement_timeout`).toMatchObject([{ statement_timeout: '15s' }])
    await plain.end()
  })

  test('webhooks are answered 5xx within its time, whatever their number, and come again', async () => {
    const { key, event } = await paidUnheard()
    const copies = Array.from({ length: POOL_MAX + 5 }, () => ({ ...event, id: eventId() }))
    const startedAt = performance.now()
    const answers = await trouble.whileLocked(
      (theirs) => theirs`lock table processed_events in share mode`,
      () => Promise.all(copies.map((copy) => world.deliver(copy))),
    )
    // Two rounds of the pool, and a second for a machine that is busy otherwise.
    expect(performance.now() - startedAt).toBeLessThan(2 * STATEMENT_TIMEOUT_MS + 3_000)
    for (const answer of answers) expect(answer.status).toBeGreaterThanOrEqual(500)
    for (const copy of copies) expect(await stored(copy.id)).toBeUndefined()
    expect((await world.order(key)).status).toBe('awaiting_konbini')

    expect((await fetch(`${world.url}/api/health`)).status).toBe(200)
    for (const copy of copies) expect((await world.deliver(copy)).status).toBe(200)
    await world.runJobs()
    expect((await world.order(key)).status).toBe('paid')
  })
})

describe('a full disk', () => {
  test.each([
    ['the event', 'processed_events', 'at once'],
    ['its payload', 'event_payloads', 'at once'],
    ['its job', 'graphile_worker._private_jobs', 'at once'],
    ['the commit', 'processed_events', 'at commit'],
  ] as const)(
    'at %s: 5xx, nothing is stored, and it works again afterwards',
    async (_, table, when) => {
      const { key, event } = await paidUnheard()
      const answer = await trouble.whileFull(table, { when }, () => world.deliver(event))
      expect(answer.status, 'a 200 would say that it is durable').toBe(500)
      expect(await stored(event.id)).toBeUndefined()
      expect(await db().$count(eventPayloads, eq(eventPayloads.eventId, event.id))).toBe(0)
      const jobs = await db().execute(
        sql`select from graphile_worker._private_jobs where payload::text like ${`%${event.id}%`}`,
      )
      expect(jobs).toHaveLength(0)

      expect((await world.deliver(event)).status).toBe(200)
      await world.runJobs()
      expect((await world.order(key)).status).toBe('paid')
    },
  )

  test('at the order: the customer is not charged, and the same click works later', async () => {
    const key = randomUUID()
    const purchase = { checkoutKey: key, slug: 'vinyl', method: 'card' } as const
    const before = await world.units('vinyl')
    const token = await world.token(purchase)
    const answer = await trouble.whileFull('orders', {}, () => world.checkout(purchase, token))
    expect(answer.status).toBe(500)
    await expect(world.order(key)).rejects.toThrow()
    expect(await world.units('vinyl')).toEqual(before)
    expect(await (await world.checkout(purchase, token)).json()).toMatchObject({ next: 'paid' })
    const { id } = await world.order(key)
    expect(await world.moneyOf(id)).toEqual({ intents: 1, charges: 1 })
  })

  test('after the money was taken: known once there is room, and never taken twice', async () => {
    const key = randomUUID()
    const purchase = { checkoutKey: key, slug: 'vinyl', method: 'card' } as const
    const condition = "when (new.to_status = 'paid')"
    await trouble.whileFull('transitions', { condition }, async () => {
      const answer = await world.checkout(purchase, await world.token(purchase))
      expect(answer.status).toBe(500)
      const again = await world.buy(purchase)
      expect(again, 'a second click waits for the first').toMatchObject({ next: 'wait' })
      await vi.waitFor(async () => {
        await world.runJobs()
        const { id } = await world.order(key)
        const failed = and(eq(processedEvents.orderId, id), eq(processedEvents.status, 'failed'))
        expect(await db().$count(processedEvents, failed)).toBeGreaterThan(0)
      })
    })
    const { drift } = await reconcile(minutesLater(5))
    expect(drift.unappliedEvents).toBeGreaterThan(0)
    const order = await world.order(key)
    expect(order.status).toBe('paid')
    expect(await world.moneyOf(order.id)).toEqual({ intents: 1, charges: 1 })
  })
})
