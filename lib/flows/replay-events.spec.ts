import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { processedEvents, transitions } from '#lib/db/schema.ts'
import { type EventFilters, NO_EVENT_FILTERS } from '#lib/orders/event-inbox.ts'
import { findStripeEvent, listEvents, replayProgress } from '#lib/queries/admin-events.ts'
import { openWorld, type World } from '#lib/testing/world.ts'
import { rehearseReplay } from './rehearse-replay.ts'
import { type ReplayCursor, replayEvents } from './replay-events.ts'

let world: World
let paidKey: string
beforeAll(async () => {
  world = await openWorld()
  paidKey = await paidAtKonbini()
})
afterAll(() => world.close())

async function paidAtKonbini(): Promise<string> {
  const key = randomUUID()
  await world.buy({
    checkoutKey: key,
    slug: 'towel',
    method: 'konbini',
    email: 'fill_never@example.jp',
  })
  const { paymentIntentId } = await world.order(key)
  // First what came before the money: asked about later, it would tell of the money itself.
  await received(paymentIntentId, 'payment_intent.requires_action')
  await world.runJobs()
  await world.control(`/payment_intents/${paymentIntentId}/pay`, { chain: 'lawson' })
  await received(paymentIntentId, 'payment_intent.succeeded')
  await world.runJobs()
  await vi.waitFor(
    async () => {
      await world.runJobs()
      expect(await world.order(key)).toMatchObject({ status: 'paid', paidChain: 'lawson' })
    },
    { timeout: 10_000 },
  )
  return key
}

async function received(intentId: string | null, type: string) {
  return vi.waitFor(
    async () => {
      const [event] = await db()
        .select()
        .from(processedEvents)
        .where(and(eq(processedEvents.objectId, intentId ?? ''), eq(processedEvents.type, type)))
      if (!event) throw new Error(`No ${type} yet`)
      return event
    },
    { timeout: 10_000 },
  )
}

const filters = (some: Partial<EventFilters>) => ({ filters: { ...NO_EVENT_FILTERS, ...some } })

async function replayAll(target: Parameters<typeof replayEvents>[0]['target'], startedAt: Date) {
  let after: ReplayCursor | null = null
  let queued = 0
  do {
    const step = await replayEvents({ target, startedAt, after, staffId: 'x' })
    if (!step.ok) throw new Error(step.reason)
    queued += step.queued
    after = step.next
  } while (after)
  return queued
}

const succeededOf = async (key: string) =>
  received((await world.order(key)).paymentIntentId, 'payment_intent.succeeded')

test('an applied event: the rehearsal says that nothing changes, and the replay changes nothing', async () => {
  const event = await succeededOf(paidKey)
  const before = { order: await world.order(paidKey), units: await world.units('towel') }
  const rehearsal = await rehearseReplay({ eventId: event.id }, new Date())
  expect(rehearsal).toEqual({
    covered: 1,
    pruned: 0,
    rehearsed: 1,
    changing: [],
    failing: [],
    same: 1,
  })
  // A rehearsal leaves no trace, not even in the event.
  expect(await succeededOf(paidKey)).toEqual(event)

  const startedAt = new Date()
  expect(await replayAll({ eventId: event.id }, startedAt)).toBe(1)
  expect((await findStripeEvent(event.id))?.job).toMatchObject({ attempts: 0, isRunning: false })
  expect(await replayProgress(startedAt)).toEqual({ asked: 1, done: 0 })
  await world.runJobs()
  expect(await replayProgress(startedAt)).toEqual({ asked: 1, done: 1 })
  expect({ order: await world.order(paidKey), units: await world.units('towel') }).toEqual(before)
  const after = await succeededOf(paidKey)
  // It has counted once, and says so; the reason is what the replay found.
  expect(after).toMatchObject({ status: 'applied', attempts: event.attempts + 1 })
  expect(after.finishedAt).toEqual(event.finishedAt)
  expect(after.reason).toContain('paid')
  expect((await findStripeEvent(event.id))?.job).toBeNull()
})

test('an event that never counted: the rehearsal names order and change, the replay makes it', async () => {
  const key = randomUUID()
  await world.buy({
    checkoutKey: key,
    slug: 'tote',
    method: 'konbini',
    email: 'fill_never@example.jp',
  })
  const order = await world.order(key)
  await received(order.paymentIntentId, 'payment_intent.requires_action')
  await world.runJobs()
  await world.control(`/payment_intents/${order.paymentIntentId}/pay`, { chain: 'ministop' })
  // Stored, but its job is not run.
  const event = await succeededOf(key)
  await db()
    .update(processedEvents)
    .set({ status: 'failed', reason: 'spec' })
    .where(eq(processedEvents.id, event.id))

  const rehearsal = await rehearseReplay(
    filters({ tab: 'failed', type: 'payment_intent.succeeded' }),
    new Date(),
  )
  expect(rehearsal.changing).toEqual([
    {
      id: event.id,
      type: 'payment_intent.succeeded',
      orderNumber: order.number,
      change: { from: 'awaiting_konbini', to: 'paid' },
      reason: null,
    },
  ])
  expect((await world.order(key)).status).toBe('awaiting_konbini')
  expect(await succeededOf(key)).toMatchObject({ status: 'failed', attempts: 0 })

  await replayAll(filters({ tab: 'failed', type: 'payment_intent.succeeded' }), new Date())
  await world.runJobs()
  expect((await world.order(key)).status).toBe('paid')
  expect(await findStripeEvent(event.id)).toMatchObject({
    status: 'applied',
    orderNumber: order.number,
    orderStatus: 'paid',
    changes: [{ from: 'awaiting_konbini', to: 'paid' }],
  })
})

test('an event that fails is tried again with back-off, and says why, of which order', async () => {
  const key = randomUUID()
  const konbini = { method: 'konbini', email: 'fill_never@example.jp' } as const
  await world.buy({ checkoutKey: key, slug: 'vinyl', ...konbini })
  const order = await world.order(key)
  const { id } = await received(order.paymentIntentId, 'payment_intent.requires_action')
  await world.control('/faults', { api: { status: 500 } })
  await world.runJobs()
  expect((await listEvents({ ...NO_EVENT_FILTERS, tab: 'failed' })).rows).toMatchObject([
    { id, attempts: 1, orderNumber: order.number, reason: expect.stringContaining('HTTP 500') },
  ])
  const found = await findStripeEvent(id)
  expect(found?.job?.attempts).toBe(1)
  expect(new Date(found?.job?.nextAt ?? 0).getTime()).toBeGreaterThan(Date.now())
  const rehearsal = await rehearseReplay({ eventId: id }, new Date())
  expect(rehearsal.failing).toMatchObject([
    { id, change: null, reason: expect.stringContaining('HTTP 500') },
  ])

  await world.control('/faults', {})
  await replayAll({ eventId: id }, new Date())
  await world.runJobs()
  expect((await findStripeEvent(id))?.status).not.toBe('failed')
}, 40_000)

test('all events of a time, again and again: every one runs, nothing changes', async () => {
  const before = await db().select().from(transitions)
  const statuses = async () =>
    (await db().select().from(processedEvents)).map((event) => [event.id, event.status]).sort()
  const events = await statuses()
  const startedAt = new Date()
  const queued = await replayAll(filters({}), startedAt)
  expect(queued).toBe(events.length)
  await world.runJobs()
  expect(await replayProgress(startedAt)).toEqual({ asked: queued, done: queued })
  expect(await db().select().from(transitions)).toEqual(before)
  expect((await statuses()).filter(([, status]) => status === 'received')).toEqual([])
})

test('the inbox finds by event, object, intent, order number and type, and counts what it found', async () => {
  const event = await succeededOf(paidKey)
  const order = await world.order(paidKey)
  const find = async (q: string) => (await listEvents({ ...NO_EVENT_FILTERS, q })).rows
  expect((await find(event.id)).map((row) => row.id)).toEqual([event.id])
  const byNumber = await find(order.number.toLowerCase())
  expect(byNumber.length).toBeGreaterThan(1)
  for (const row of byNumber) expect(row.orderNumber).toBe(order.number)
  const byIntent = await find(order.paymentIntentId ?? '')
  expect(byIntent.map((row) => row.type)).toContain('charge.succeeded')
  for (const row of await find('charge.')) expect(row.type).toMatch(/^charge\./)
  expect(await find('%')).toEqual([])

  const { counts, types } = await listEvents({ ...NO_EVENT_FILTERS, q: event.id })
  expect(counts).toEqual({ all: 1, received: 0, applied: 1, ignored: 0, failed: 0 })
  expect(types).toContain('payment_intent.succeeded')
  const past = await listEvents({ ...NO_EVENT_FILTERS, to: '2020-01-01T00:00' })
  expect(past.counts.all).toBe(0)
})
