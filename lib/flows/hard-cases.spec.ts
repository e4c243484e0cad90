import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import {
  alarms,
  disputes,
  mails,
  offers,
  orders,
  processedEvents,
  products,
  refunds,
  staff,
  variants,
  waitlist,
} from '#lib/db/schema.ts'
import { eventually, openWorld, patient, type World } from '#lib/testing/world.ts'
import { applyStripeEvent } from './apply-stripe-event.ts'
import { cancelOrder } from './cancel-order.ts'
import { closeIntent } from './close-intent.ts'
import { joinWaitlist } from './join-waitlist.ts'
import { receiveStripeEvent } from './receive-stripe-event.ts'
import { shipOrder } from './ship-order.ts'
import { transition } from './transition.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await db().insert(staff).values({ id: 'desk', name: 'desk', email: 'desk@example.jp' })
})
afterAll(() => world.close())

const orderWith = async (status: string, key: string) => {
  await eventually(async () => {
    await world.runJobs()
    expect((await world.order(key)).status).toBe(status)
  })
  return world.order(key)
}

async function voucher(slug: string, options: { quantity?: number; email?: string } = {}) {
  const key = randomUUID()
  const answer = await world.buy({
    checkoutKey: key,
    slug,
    method: 'konbini',
    email: patient(),
    ...options,
  })
  return { key, answer }
}

/** An event as Stripe would sign it, made from a real one. */
async function forge(change: (event: Stripe.PaymentIntentSucceededEvent) => void) {
  const { data } = await world.stripe.events.list({ type: 'payment_intent.succeeded', limit: 1 })
  const event = structuredClone(data[0]) as Stripe.PaymentIntentSucceededEvent
  event.id = `evt_${randomUUID().replaceAll('-', '')}`
  change(event)
  await receiveStripeEvent(event, new Date())
  await applyStripeEvent(event.id, new Date())
  const [row] = await db().select().from(processedEvents).where(eq(processedEvents.id, event.id))
  return row
}

describe('money that does not fit', () => {
  test('paid late and the units are gone: refunded, told to the customer and to staff', async () => {
    const { key } = await voucher('penlight')
    const order = await world.order(key)
    // The voucher lapses by our books and somebody else buys the only unit …
    await db().transaction((tx) =>
      transition(tx, order, 'voucher_lapsed', { by: 'system', at: new Date() }),
    )
    const other = randomUUID()
    await world.buy({ checkoutKey: other, slug: 'penlight', method: 'card' })
    // … and then the slip that was out is paid.
    await world.control(`/payment_intents/${order.paymentIntentId}/pay`, { chain: 'lawson' })
    await orderWith('refunded', key)
    const [refund] = await db().select().from(refunds).where(eq(refunds.orderId, order.id))
    expect(refund).toMatchObject({ amountYen: order.totalYen, reason: 'paid_late' })
    expect(refund?.status).toBe('requires_action')
    const [alarm] = await db().select().from(alarms).where(eq(alarms.orderId, order.id))
    expect(alarm).toMatchObject({ kind: 'paid_late', settledAt: null })
    const queued = await db().select().from(mails).where(eq(mails.orderId, order.id))
    expect(queued.map((mail) => mail.kind)).toContain('paid_late')
    expect(await world.units('penlight')).toEqual({ free: 0, held: 0, sold: 1 })
  })

  test('another amount or currency: the order stays unpaid and a person is called', async () => {
    const { key } = await voucher('towel')
    const order = await world.order(key)
    const succeed = (event: Stripe.PaymentIntentSucceededEvent, yen: number, currency = 'jpy') => {
      Object.assign(event.data.object, {
        id: order.paymentIntentId,
        metadata: { order_id: order.id },
        amount: yen,
        amount_received: yen,
        currency,
      })
    }
    const less = await forge((event) => succeed(event, order.totalYen - 1))
    expect(less).toMatchObject({ status: 'ignored', orderId: order.id })
    await forge((event) => succeed(event, order.totalYen, 'usd'))
    expect((await world.order(key)).status).toBe('awaiting_konbini')
    const raised = await db().select().from(alarms).where(eq(alarms.orderId, order.id))
    expect(raised.map((alarm) => alarm.kind)).toEqual(['amount_mismatch'])
    expect(
      await shipOrder({ number: order.number, carrier: 'x', trackingNumber: '', staffId: 'desk' }),
    ).toEqual({ ok: false, reason: 'unpaid' })
  })

  test('a payment for an order that does not exist is kept and calls a person', async () => {
    const row = await forge((event) => {
      Object.assign(event.data.object, { id: 'pi_nobody', metadata: { order_id: randomUUID() } })
    })
    expect(row).toMatchObject({ status: 'ignored', orderId: null })
    const [alarm] = await db().select().from(alarms).where(eq(alarms.objectId, 'pi_nobody'))
    expect(alarm?.kind).toBe('unknown_order')
  })

  test('an event that we do not know is stored, ignored, and says so', async () => {
    const row = await forge((event) => {
      Object.assign(event, { type: 'capability.updated' })
    })
    expect(row).toMatchObject({ status: 'ignored', reason: 'capability.updated is not used' })
  })
})

describe('refunds and disputes from outside', () => {
  test('a refund made in the dashboard appears, and what is refunded cannot ship', async () => {
    const key = randomUUID()
    await world.buy({ checkoutKey: key, slug: 'towel', method: 'card' })
    const order = await world.order(key)
    await world.stripe.refunds.create({ payment_intent: order.paymentIntentId ?? '', amount: 100 })
    await eventually(async () => {
      await world.runJobs()
      expect(await db().$count(refunds, eq(refunds.orderId, order.id))).toBe(1)
    })
    expect((await world.order(key)).status, 'a part of it changes no status').toBe('paid')
    await world.stripe.refunds.create({ payment_intent: order.paymentIntentId ?? '' })
    await orderWith('refunded', key)
    const ship = { number: order.number, carrier: 'x', trackingNumber: '', staffId: 'desk' }
    expect(await shipOrder(ship)).toMatchObject({ ok: false })
  })

  test('a konbini refund that nobody claims fails after 45 days and calls a person', async () => {
    const { key } = await voucher('towel')
    const { paymentIntentId, id } = await world.order(key)
    await world.control(`/payment_intents/${paymentIntentId}/pay`, { chain: 'lawson' })
    await orderWith('paid', key)
    const refund = await world.stripe.refunds.create({ payment_intent: paymentIntentId ?? '' })
    await orderWith('refunded', key)
    await world.stripe.testHelpers.refunds.expire(refund.id)
    await eventually(async () => {
      await world.runJobs()
      const [row] = await db().select().from(refunds).where(eq(refunds.orderId, id))
      expect(row?.status).toBe('failed')
    })
    const [alarm] = await db().select().from(alarms).where(eq(alarms.objectId, refund.id))
    expect(alarm?.kind).toBe('refund_failed')
  })

  test('a disputed payment cannot ship', async () => {
    const key = randomUUID()
    await world.buy({ checkoutKey: key, slug: 'tote', method: 'card', card: '4000000000000259' })
    const order = await world.order(key)
    await eventually(async () => {
      await world.runJobs()
      expect(await db().$count(disputes, eq(disputes.orderId, order.id))).toBe(1)
    })
    const ship = { number: order.number, carrier: 'x', trackingNumber: '', staffId: 'desk' }
    expect(await shipOrder(ship)).toEqual({ ok: false, reason: 'disputed' })
  })
})

describe('a cancellation that cannot be', () => {
  test('while Stripe is down nothing changes, and staff are told to try again', async () => {
    const { key } = await voucher('vinyl')
    const order = await world.order(key)
    const before = await world.units('vinyl')
    await world.control('/faults', {
      api: { status: 500, route: 'POST /v1/payment_intents/:id/cancel' },
    })
    expect(await cancelOrder({ number: order.number, staffId: 'desk' })).toEqual({
      ok: false,
      reason: 'unknown',
    })
    await world.control('/faults', {})
    expect(await world.units('vinyl')).toEqual(before)
    expect((await world.order(key)).status).toBe('awaiting_konbini')
  })
})

test('an intent that cannot be closed while a slip is out is closed afterwards', async () => {
  const { key } = await voucher('towel')
  const order = await world.order(key)
  const intentId = order.paymentIntentId ?? ''
  await world.control(`/payment_intents/${intentId}/start_paying`, { chain: 'lawson' })
  await db().transaction((tx) =>
    transition(tx, order, 'voucher_lapsed', { by: 'system', at: new Date() }),
  )
  await expect(closeIntent(order.id)).rejects.toThrow('still open')
  await world.control(`/payment_intents/${intentId}/abandon`, {})
  await closeIntent(order.id)
  expect((await world.stripe.paymentIntents.retrieve(intentId)).status).toBe('canceled')
})

describe('limits', () => {
  test('a buyer has two unpaid vouchers at the most, whatever the clicks', async () => {
    const email = patient()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => voucher('tote', { email }).then(({ answer }) => answer)),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2)
    for (const answer of answers) {
      if (!answer.ok) expect(answer.reason).toBe('voucher_limit')
    }
  })

  test('units in unpaid vouchers stop at the product’s cap; cards go on', async () => {
    const [product] = await db()
      .update(products)
      .set({ konbiniUnitsMax: 3 })
      .where(eq(products.slug, 'sticker'))
      .returning()
    expect(product).toBeDefined()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => voucher('sticker').then(({ answer }) => answer)),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(3)
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ reason: 'voucher_cap' })
    const card = await world.buy({ checkoutKey: randomUUID(), slug: 'sticker', method: 'card' })
    expect(card).toMatchObject({ ok: true, next: 'paid' })
  })

  test('a buyer’s units are counted over all orders, by e-mail in any case', async () => {
    const [row] = await db()
      .select({ id: offers.id })
      .from(offers)
      .innerJoin(products, eq(products.id, offers.productId))
      .where(sql`${products.slug} = 'acrylic-stand'`)
    await db()
      .update(offers)
      .set({ maxPerBuyer: 2 })
      .where(eq(offers.id, row?.id ?? ''))
    const buy = (email: string) =>
      world.buy({ checkoutKey: randomUUID(), slug: 'acrylic-stand', method: 'card', email })
    const answers = await Promise.all(
      ['fan@example.jp', 'FAN@example.jp', 'fan@example.jp', 'Fan@example.jp'].map(buy),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2)
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ reason: 'buyer_limit' })
  })

  test('the method is Stripe’s word, not the browser’s', async () => {
    const key = randomUUID()
    const token = await world.token({ checkoutKey: key, method: 'konbini' })
    const response = await world.checkout(
      { checkoutKey: key, slug: 'towel', method: 'card' },
      token,
    )
    expect(await response.json()).toMatchObject({ ok: false, reason: 'method_unavailable' })
    expect((await world.order(key)).paymentIntentId).toBeNull()
  })
})

test('who waits is told when a voucher lapses, in the order of asking', async () => {
  await db()
    .update(variants)
    .set({ total: sql`sold + held`, free: 0 })
    .where(sql`product_id = (select id from products where slug = 'tour-tee')`)
  await db()
    .update(variants)
    .set({ total: sql`total + 1`, free: 1 })
    .where(sql`product_id = (select id from products where slug = 'tour-tee') and position = 0`)
  const { key } = await voucher('tour-tee')
  const order = await world.order(key)
  const [variant] = await db()
    .select({ id: variants.id, offerId: offers.id })
    .from(variants)
    .innerJoin(offers, eq(offers.productId, variants.productId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(sql`${products.slug} = 'tour-tee' and ${variants.position} = 0`)
  const ask = (email: string) =>
    joinWaitlist(
      { offerId: variant?.offerId ?? '', variantId: variant?.id ?? '', email, locale: 'ja' },
      new Date(),
    )
  expect(await ask('first@example.jp')).toEqual({ ok: true })
  expect(await ask('second@example.jp')).toEqual({ ok: true })
  expect(await ask('FIRST@example.jp')).toEqual({ ok: true })
  expect(await db().$count(waitlist)).toBe(2)

  await world.control(`/payment_intents/${order.paymentIntentId}/expire`, {})
  await orderWith('expired', key)
  const rows = await db().select().from(waitlist).orderBy(waitlist.id)
  expect(rows.map((row) => [row.email, row.toldAt !== null])).toEqual([
    ['first@example.jp', true],
    ['second@example.jp', false],
  ])
})

test('no order was left with a status that its money contradicts', async () => {
  const contradictions = await db()
    .select({ number: orders.number, status: orders.status })
    .from(orders)
    .where(sql`(status in ('paid', 'shipped')) and paid_at is null`)
  expect(contradictions).toEqual([])
})
