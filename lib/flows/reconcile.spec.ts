import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { orders, processedEvents, reconcileRuns, refunds } from '#lib/db/schema.ts'
import { eventually, openWorld, patient, type World } from '#lib/testing/world.ts'
import { reconcile } from './reconcile.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => world.control('/faults', {}))

/** A run as it would be ten minutes from now: nothing that is found now is still on its way. */
const later = () => reconcile(new Date(Date.now() + 10 * 60_000 - 1000))

/** Nothing arrives by webhook any more; Stripe goes on. */
const lose = () => world.control('/faults', { webhooks: { drop: true } })

test('zero is normal', async () => {
  const key = randomUUID()
  await world.buy({ checkoutKey: key, slug: 'towel', method: 'card' })
  const { paymentIntentId } = await world.order(key)
  await eventually(async () => {
    await world.runJobs()
    const stored = await db()
      .select()
      .from(processedEvents)
      .where(eq(processedEvents.objectId, paymentIntentId ?? ''))
    expect(stored.map((event) => event.type)).toContain('payment_intent.succeeded')
  })
  await later()
  const { drift, left } = await later()
  expect(left).toBe(0)
  for (const [kind, count] of Object.entries(drift)) expect(count, kind).toBe(0)
})

test('a payment whose webhooks were all lost is found, counted, and found only once', async () => {
  const key = randomUUID()
  await world.buy({ checkoutKey: key, slug: 'towel', method: 'konbini', email: patient() })
  const { paymentIntentId } = await world.order(key)
  await lose()
  await world.control(`/payment_intents/${paymentIntentId}/pay`, { chain: 'lawson' })
  const first = await later()
  expect(first.drift.missingEvents).toBeGreaterThan(0)
  expect(first.left).toBe(0)
  expect(await world.order(key)).toMatchObject({ status: 'paid', paidChain: 'lawson' })
  expect((await later()).drift).toMatchObject({ missingEvents: 0, staleIntents: 0 })
})

test('events that Stripe thinks were delivered, and we lost, are found by comparing', async () => {
  const key = randomUUID()
  await world.buy({ checkoutKey: key, slug: 'vinyl', method: 'konbini', email: patient() })
  const order = await world.order(key)
  await world.control(`/payment_intents/${order.paymentIntentId}/pay`, { chain: 'lawson' })
  const ofIntent = eq(processedEvents.objectId, order.paymentIntentId ?? '')
  await eventually(async () => {
    const stored = await db().select().from(processedEvents).where(ofIntent)
    expect(stored.map((event) => event.type)).toContain('payment_intent.succeeded')
  })
  await db().delete(processedEvents).where(ofIntent)
  expect((await later()).drift.missingEvents).toBeGreaterThan(0)
  expect((await world.order(key)).status).toBe('paid')
})

test('an intent that moved on without a word is asked about', async () => {
  const key = randomUUID()
  await world.buy({ checkoutKey: key, slug: 'tote', method: 'konbini', email: patient() })
  const order = await world.order(key)
  await later()
  await lose()
  await world.stripe.paymentIntents.cancel(order.paymentIntentId ?? '')
  // Not even the list of events knows: only asking about the intent itself helps.
  await world.control('/faults', {
    webhooks: { drop: true },
    api: { status: 500, route: 'GET /v1/events' },
  })
  const { drift, left } = await later()
  expect(drift.staleIntents).toBe(1)
  expect(left, 'the list of events could not be read').toBeGreaterThan(0)
  expect((await world.order(key)).status).toBe('canceled')
})

test('a refund in motion is followed to its end', async () => {
  const key = randomUUID()
  await world.buy({ checkoutKey: key, slug: 'towel', method: 'konbini', email: patient() })
  const { paymentIntentId, id } = await world.order(key)
  await world.control(`/payment_intents/${paymentIntentId}/pay`, { chain: 'lawson' })
  await later()
  const refund = await world.stripe.refunds.create({ payment_intent: paymentIntentId ?? '' })
  await later()
  await lose()
  await world.stripe.testHelpers.refunds.expire(refund.id)
  await world.control('/faults', {
    webhooks: { drop: true },
    api: { status: 500, route: 'GET /v1/events' },
  })
  // Refunds are asked about when they have been quiet for a while.
  const { drift } = await reconcile(new Date(Date.now() + 30 * 60_000))
  expect(drift.staleRefunds).toBe(1)
  const [row] = await db().select().from(refunds).where(eq(refunds.orderId, id))
  expect(row?.status).toBe('failed')
})

test('what nothing can mend is counted and left', async () => {
  const key = randomUUID()
  await world.buy({ checkoutKey: key, slug: 'towel', method: 'card' })
  await later()
  await db().update(orders).set({ paymentIntentId: null }).where(eq(orders.checkoutKey, key))
  const { drift, left } = await later()
  expect(drift.paidWithoutIntent).toBe(1)
  expect(left).toBeGreaterThan(0)
  expect(await db().$count(reconcileRuns)).toBeGreaterThan(5)
})
