import { randomUUID } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import {
  eventPayloads,
  mails,
  orders,
  processedEvents,
  reconcileRuns,
  transitions,
  variants,
} from '#lib/db/schema.ts'
import { openWorld, type World } from '#lib/testing/world.ts'
import { receiveStripeEvent } from './receive-stripe-event.ts'
import { prune } from './retention.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function partitions(): Promise<string[]> {
  const rows = await db().execute(sql`
    select inhrelid::regclass::text as name from pg_inherits
    where inhparent = 'event_payloads'::regclass order by 1`)
  return rows.map((row) => String(row.name).replace('event_payloads_', ''))
}

const partitionOf = async (eventId: string) => {
  const [row] = await db().execute(sql`
    select tableoid::regclass::text as name from event_payloads where event_id = ${eventId}`)
  return row ? String(row.name).replace('event_payloads_', '') : null
}

/** An event about nothing of ours. */
const strange = (id: string) =>
  ({
    id,
    object: 'event',
    type: 'payout.created',
    created: 1,
    data: { object: { id: 'po_1' } },
  }) as unknown as Stripe.Event

/** All that a replay could spoil. */
const books = async () => ({
  orders: await db().select().from(orders).orderBy(asc(orders.id)),
  units: await db().select().from(variants).orderBy(asc(variants.id)),
  transitions: await db().select().from(transitions).orderBy(asc(transitions.id)),
  mails: await db().select().from(mails).orderBy(asc(mails.orderId), asc(mails.kind)),
})

test('months stand ready, running again changes nothing, months past their time are dropped', async () => {
  await prune(new Date('2030-01-15T00:00:00Z'))
  expect(await prune(new Date('2030-01-20T00:00:00Z'))).toMatchObject({ made: [], dropped: [] })
  for (const name of ['2030_01', '2030_02', '2030_03']) expect(await partitions()).toContain(name)
  // January ended 29 days ago, then 30.
  expect((await prune(new Date('2030-03-02T00:00:00Z'))).dropped).toEqual([])
  expect((await prune(new Date('2030-03-03T00:00:00Z'))).dropped).toEqual(['2030_01'])
  expect(await partitions()).toEqual(['2030_02', '2030_03', '2030_04', '2030_05', 'default'])
})

test('a month without a partition takes events all the same, and gets its own later', async () => {
  await receiveStripeEvent(strange('evt_ahead'), new Date('2031-06-10T00:00:00Z'))
  expect(await partitionOf('evt_ahead')).toBe('default')
  await prune(new Date('2031-06-11T00:00:00Z'))
  expect(await partitionOf('evt_ahead')).toBe('2031_06')
  await world.runJobs()
})

test('what has not counted yet is kept, payload and row, however old', async () => {
  await prune(new Date('2032-01-01T00:00:00Z'))
  await receiveStripeEvent(strange('evt_stuck'), new Date('2032-01-05T00:00:00Z'))
  await receiveStripeEvent(strange('evt_settled'), new Date('2032-01-05T00:00:00Z'))
  await db()
    .update(processedEvents)
    .set({ status: 'ignored', reason: 'spec', finishedAt: new Date() })
    .where(eq(processedEvents.id, 'evt_settled'))
  await prune(new Date('2033-04-01T00:00:00Z'))
  expect(await partitions()).not.toContain('2032_01')
  expect(await partitionOf('evt_stuck')).toBe('default')
  expect(await partitionOf('evt_settled')).toBeNull()
  const ids = (await db().select().from(processedEvents)).map((event) => event.id)
  expect(ids).toContain('evt_stuck')
  expect(ids).not.toContain('evt_settled')

  await world.runJobs()
  expect((await prune(new Date('2033-04-01T00:00:00Z'))).payloads).toBe(1)
  expect(await partitionOf('evt_stuck')).toBeNull()
})

test('events and runs of reconcile go after 13 months, not before', async () => {
  const run = (day: string) => ({
    startedAt: new Date(day),
    finishedAt: new Date(day),
    drift: {},
    left: 0,
  })
  await db()
    .insert(reconcileRuns)
    .values([run('2034-01-01'), run('2034-03-01')])
  await receiveStripeEvent(strange('evt_14_months'), new Date('2034-01-01T00:00:00Z'))
  await receiveStripeEvent(strange('evt_12_months'), new Date('2034-03-01T00:00:00Z'))
  await world.runJobs()
  await prune(new Date('2035-03-01T00:00:00Z'))
  const left = (await db().select().from(processedEvents)).map((event) => event.id)
  expect(left).not.toContain('evt_14_months')
  expect(left).toContain('evt_12_months')
  const runs = await db().select().from(reconcileRuns)
  expect(runs.map((one) => one.startedAt)).toEqual([new Date('2034-03-01')])
})

test('forget every event, replay all of them: nothing changes, and audit rows still name theirs', async () => {
  const key = { paid: randomUUID(), lapsed: randomUUID(), canceled: randomUUID() }
  const konbini = { method: 'konbini', email: 'fill_never@example.jp' } as const
  await world.buy({ checkoutKey: key.paid, slug: 'towel', ...konbini })
  await world.buy({ checkoutKey: key.lapsed, slug: 'tote', ...konbini })
  await world.buy({ checkoutKey: randomUUID(), slug: 'vinyl', method: 'card' })
  const intent = async (checkoutKey: string) => (await world.order(checkoutKey)).paymentIntentId
  await world.control(`/payment_intents/${await intent(key.paid)}/pay`, { chain: 'lawson' })
  await world.control(`/payment_intents/${await intent(key.lapsed)}/expire`, {})
  await vi.waitFor(
    async () => {
      await world.runJobs()
      expect((await world.order(key.paid)).paidChain).toBe('lawson')
      expect((await world.order(key.lapsed)).status).toBe('expired')
      // The last word about it: its intent was closed.
      const types = (await db().select().from(processedEvents)).map((event) => event.type)
      expect(types).toContain('payment_intent.canceled')
    },
    { timeout: 10_000, interval: 100 },
  )
  await world.runJobs()
  const stored = await db().select().from(eventPayloads)
  const before = await books()

  const later = new Date(Date.now() + 14 * 31 * 24 * 3600_000)
  const { events } = await prune(later)
  expect(events).toBeGreaterThanOrEqual(stored.length)
  expect(await db().$count(eventPayloads)).toBe(0)
  expect(await db().$count(processedEvents, sql`type <> 'payout.created'`)).toBe(0)
  expect(await books()).toEqual(before)
  const named = before.transitions.filter((row) => row.eventId !== null)
  expect(named.length).toBeGreaterThan(0)

  for (const { payload } of stored.reverse()) {
    await receiveStripeEvent(payload as Stripe.Event, later)
  }
  await world.runJobs()
  expect(await books()).toEqual(before)
  const outcomes = await db().select().from(processedEvents)
  expect(outcomes.filter((event) => event.status === 'applied')).toEqual([])
}, 30_000)
