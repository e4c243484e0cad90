import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { eventPayloads, orders, processedEvents, staff, transitions } from '#lib/db/schema.ts'
import { eventually, openWorld, patient, type World } from '#lib/testing/world.ts'
import { cancelOrder } from './cancel-order.ts'
import { endHold } from './end-hold.ts'
import { lockOrder } from './lock-order.ts'
import { receiveStripeEvent } from './receive-stripe-event.ts'
import { shipOrder } from './ship-order.ts'
import { transition } from './transition.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Waits until every webhook of an intent is stored, then lets the queue work them off. */
async function settle(paymentIntentId: string, type: string) {
  await eventually(async () => {
    const stored = await db()
      .select()
      .from(processedEvents)
      .where(eq(processedEvents.objectId, paymentIntentId))
    expect(stored.map((event) => event.type)).toContain(type)
  })
  await world.runJobs()
}

describe('card', () => {
  test('a purchase is paid at once and its units are sold', async () => {
    const before = await world.units('towel')
    const key = randomUUID()
    const answer = await world.buy({ checkoutKey: key, slug: 'towel', quantity: 2, method: 'card' })
    expect(answer).toMatchObject({ ok: true, next: 'paid' })
    const order = await world.order(key)
    expect(order).toMatchObject({ status: 'paid', totalYen: 4350, method: 'card' })
    expect(await world.units('towel')).toEqual({
      free: before.free - 2,
      held: before.held,
      sold: before.sold + 2,
    })
  })

  test('a declined card keeps the units, and another card pays the same intent', async () => {
    const key = randomUUID()
    const first = await world.buy({
      checkoutKey: key,
      slug: 'vinyl',
      method: 'card',
      card: '4000000000009995',
    })
    expect(first).toMatchObject({
      ok: false,
      reason: 'declined',
      declineCode: 'insufficient_funds',
    })
    const { paymentIntentId } = await world.order(key)
    expect(paymentIntentId).toMatch(/^pi_/)
    const second = await world.buy({ checkoutKey: key, slug: 'vinyl', method: 'card' })
    expect(second).toMatchObject({ ok: true, next: 'paid' })
    expect(await world.order(key)).toMatchObject({ status: 'paid', paymentIntentId, attempts: 2 })
  })

  test('after a declined card the order can be paid at a konbini', async () => {
    const key = randomUUID()
    await world.buy({ checkoutKey: key, slug: 'vinyl', method: 'card', card: '4000000000000002' })
    const { paymentIntentId } = await world.order(key)
    const answer = await world.buy({ checkoutKey: key, slug: 'vinyl', method: 'konbini' })
    expect(answer).toMatchObject({ ok: true, next: 'voucher' })
    expect(await world.order(key)).toMatchObject({
      status: 'awaiting_konbini',
      method: 'konbini',
      paymentIntentId,
    })
  })

  test('3-D Secure waits for the bank, then is paid by webhook', async () => {
    const key = randomUUID()
    const answer = await world.buy({
      checkoutKey: key,
      slug: 'tote',
      method: 'card',
      card: '4000000000003220',
    })
    expect(answer).toMatchObject({ ok: true, next: 'authenticate' })
    const { paymentIntentId } = await world.order(key)
    await world.control(`/payment_intents/${paymentIntentId}/three_d_secure`, {
      outcome: 'complete',
      client_secret: answer.ok && 'clientSecret' in answer ? answer.clientSecret : '',
    })
    await settle(paymentIntentId ?? '', 'payment_intent.succeeded')
    expect((await world.order(key)).status).toBe('paid')
  })
})

describe('konbini', () => {
  test('from voucher to paid at Lawson to shipped', async () => {
    const key = randomUUID()
    const answer = await world.buy({
      checkoutKey: key,
      slug: 'tour-tee',
      method: 'konbini',
      email: patient(),
    })
    expect(answer).toMatchObject({ ok: true, next: 'voucher' })
    const order = await world.order(key)
    expect(order.status).toBe('awaiting_konbini')

    const ship = { number: order.number, carrier: 'ヤマト運輸', trackingNumber: '1', staffId: 'x' }
    expect(await shipOrder(ship)).toEqual({ ok: false, reason: 'unpaid' })
    await expect(
      db()
        .update(orders)
        .set({ status: 'shipped', shippedAt: new Date(), carrier: 'ヤマト運輸' })
        .where(eq(orders.id, order.id)),
    ).rejects.toMatchObject({
      cause: { constraint_name: 'orders_paid_before_shipped' },
    })

    await world.control(`/payment_intents/${order.paymentIntentId}/pay`, { chain: 'lawson' })
    await settle(order.paymentIntentId ?? '', 'payment_intent.succeeded')
    await eventually(async () => {
      await world.runJobs()
      expect(await world.order(key)).toMatchObject({ status: 'paid', paidChain: 'lawson' })
    })
  })

  test('a voucher that lapses gives its units back, and its intent is closed', async () => {
    const before = await world.units('tote')
    const key = randomUUID()
    await world.buy({
      checkoutKey: key,
      slug: 'tote',
      method: 'konbini',
      email: patient(),
    })
    expect((await world.units('tote')).held).toBe(before.held + 1)
    const order = await world.order(key)
    await world.control(`/payment_intents/${order.paymentIntentId}/expire`, {})
    await settle(order.paymentIntentId ?? '', 'payment_intent.payment_failed')
    expect((await world.order(key)).status).toBe('expired')
    expect(await world.units('tote')).toEqual(before)
    const intent = await world.stripe.paymentIntents.retrieve(order.paymentIntentId ?? '')
    expect(intent.status).toBe('canceled')
  })

  test('staff cancel an unpaid order: void first, then back on sale; not while at the till', async () => {
    const before = await world.units('vinyl')
    const key = randomUUID()
    await world.buy({
      checkoutKey: key,
      slug: 'vinyl',
      method: 'konbini',
      email: patient(),
    })
    const order = await world.order(key)
    await world.control(`/payment_intents/${order.paymentIntentId}/start_paying`, {
      chain: 'lawson',
    })
    expect(await cancelOrder({ number: order.number, staffId: 'x' })).toEqual({
      ok: false,
      reason: 'at_the_till',
    })
    expect((await world.units('vinyl')).held).toBe(before.held + 1)
    await world.control(`/payment_intents/${order.paymentIntentId}/abandon`, {})
    await db().insert(staff).values({ id: 'x', name: 'x', email: 'x@example.jp' })
    expect(await cancelOrder({ number: order.number, staffId: 'x' })).toEqual({ ok: true })
    expect(await world.units('vinyl')).toEqual(before)
  })

  test('money that comes after the end is kept: the units are taken again', async () => {
    const key = randomUUID()
    await world.buy({
      checkoutKey: key,
      slug: 'towel',
      method: 'konbini',
      email: patient(),
    })
    const order = await world.order(key)
    const intent = await world.stripe.paymentIntents.retrieve(order.paymentIntentId ?? '')
    await db().transaction(async (tx) => {
      const locked = await lockOrder(tx, order.id)
      if (locked) await transition(tx, locked, 'voucher_lapsed', { by: 'system', at: new Date() })
    })
    expect((await world.order(key)).status).toBe('expired')
    await world.control(`/payment_intents/${intent.id}/pay`, { chain: 'seicomart' })
    await settle(intent.id, 'payment_intent.succeeded')
    expect((await world.order(key)).status).toBe('paid')
    const trail = await db().select().from(transitions).where(eq(transitions.orderId, order.id))
    expect(trail.map((row) => row.toStatus)).toEqual([
      'placed',
      'awaiting_konbini',
      'expired',
      'paid_late',
      'paid',
    ])
  })
})

describe('once', () => {
  test('twenty clicks at once: one order, one intent, one unit', async () => {
    const before = await world.units('vinyl')
    const key = randomUUID()
    const purchase = { checkoutKey: key, slug: 'vinyl', method: 'card' } as const
    const tokens = await Promise.all(Array.from({ length: 20 }, () => world.token(purchase)))
    const answers = await Promise.all(
      tokens.map(async (token) => (await world.checkout(purchase, token)).json()),
    )
    for (const answer of answers) expect(answer).toMatchObject({ ok: true })
    const rows = await db().select().from(orders).where(eq(orders.checkoutKey, key))
    expect(rows).toHaveLength(1)
    const after = await world.units('vinyl')
    expect(after.sold + after.held).toBe(before.sold + before.held + 1)
    const intents = await world.stripe.paymentIntents.list({ limit: 100 })
    const ours = intents.data.filter((intent) => intent.metadata.order_id === rows[0]?.id)
    expect(ours).toHaveLength(1)
  })

  test('the last unit and eight buyers: one is sold, seven are refused and pay nothing', async () => {
    const keys = Array.from({ length: 8 }, () => randomUUID())
    const answers = await Promise.all(
      keys.map((checkoutKey) => world.buy({ checkoutKey, slug: 'penlight', method: 'card' })),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers) {
      if (!answer.ok) expect(['sold_out', 'all_held']).toContain(answer.reason)
    }
    expect(await world.units('penlight')).toEqual({ free: 0, held: 0, sold: 1 })
  })

  test('every event twice and in reverse order ends the same', async () => {
    await world.control('/faults', { webhooks: { duplicate: 1, twin: 1, reorder: true } })
    const key = randomUUID()
    await world.buy({
      checkoutKey: key,
      slug: 'towel',
      method: 'konbini',
      email: patient(),
    })
    const order = await world.order(key)
    const before = await world.units('towel')
    await world.control(`/payment_intents/${order.paymentIntentId}/pay`, { chain: 'lawson' })
    await settle(order.paymentIntentId ?? '', 'payment_intent.succeeded')
    await world.control('/faults', {})
    expect((await world.order(key)).status).toBe('paid')
    expect(await world.units('towel')).toEqual({
      ...before,
      held: before.held - 1,
      sold: before.sold + 1,
    })

    // Forget every event, replay the month: nothing may change (DESIGN.md decision 1).
    const after = await world.order(key)
    const payloads = await db().select().from(eventPayloads)
    await db().update(transitions).set({ eventId: null })
    await db().delete(eventPayloads)
    await db().delete(processedEvents)
    for (const { payload } of payloads.reverse()) {
      await receiveStripeEvent(payload as Parameters<typeof receiveStripeEvent>[0], new Date())
    }
    await world.runJobs()
    expect(await world.order(key)).toEqual(after)
  })

  test('a hold that nobody paid for ends, and its units come back', async () => {
    const before = await world.units('vinyl')
    const key = randomUUID()
    await world.buy({ checkoutKey: key, slug: 'vinyl', method: 'card', card: '4000000000000002' })
    const order = await world.order(key)
    expect((await world.units('vinyl')).held).toBe(before.held + 1)
    await endHold(order.id, new Date(order.holdExpiresAt.getTime() + 1000))
    expect((await world.order(key)).status).toBe('canceled')
    expect(await world.units('vinyl')).toEqual(before)
    const again = await world.buy({ checkoutKey: key, slug: 'vinyl', method: 'card' })
    expect(again).toMatchObject({ ok: true, next: 'paid' })
  })
})

describe('at the door', () => {
  test('a price that the browser made up is refused with the true one', async () => {
    const answer = await world.buy({
      checkoutKey: randomUUID(),
      slug: 'towel',
      method: 'card',
      seenTotalYen: 1,
    })
    expect(answer).toEqual({ ok: false, reason: 'price_changed', totalYen: 2450 })
  })

  test('konbini is refused where the fee would eat the price', async () => {
    const answer = await world.buy({
      checkoutKey: randomUUID(),
      slug: 'after-talk',
      method: 'konbini',
    })
    expect(answer).toEqual({ ok: false, reason: 'method_unavailable' })
  })

  test('a bad signature is answered 400 and nothing is stored', async () => {
    const body = JSON.stringify({ id: 'evt_forged', object: 'event', type: 'x', data: {} })
    for (const signature of [null, 't=1,v1=00', 'nonsense']) {
      const response = await fetch(`${world.url}/api/stripe/webhook`, {
        method: 'POST',
        body,
        headers: signature ? { 'stripe-signature': signature } : {},
      })
      expect(response.status).toBe(400)
    }
    expect(await db().$count(processedEvents, eq(processedEvents.id, 'evt_forged'))).toBe(0)
  })

  test('a body too large to be an event is answered 413', async () => {
    const response = await fetch(`${world.url}/api/stripe/webhook`, {
      method: 'POST',
      body: 'x'.repeat(5_000_000),
    })
    expect(response.status).toBe(413)
  })
})
