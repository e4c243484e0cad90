import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { orders, processedEvents, transitions } from '#lib/db/schema.ts'
import { makeTrouble, type Trouble } from '#lib/testing/trouble.ts'
import { openWorld, patient, type World } from '#lib/testing/world.ts'
import { applyStripeEvent } from './apply-stripe-event.ts'
import { resumePayment } from './start-payment.ts'

let world: World
let trouble: Trouble
beforeAll(async () => {
  world = await openWorld((databaseUrl) => {
    trouble = makeTrouble(databaseUrl)
    return {}
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

describe('a connection that is killed in the middle of a transaction', () => {
  test('while an event is applied: it throws, says why, leaves nothing, and succeeds later', async () => {
    const { key, order, event } = await paidUnheard()
    await world.deliver(event)
    const before = await world.units('towel')
    await trouble.whileLocked(
      (theirs) => theirs`select from orders where id = ${order.id} for no key update`,
      async () => {
        const applying = applyStripeEvent(event.id, new Date())
        const [failure] = await Promise.all([
          applying.catch((error) => error),
          trouble.killWaiting(),
        ])
        expect(failure).toBeInstanceOf(Error)
      },
    )
    expect(await stored(event.id)).toMatchObject({ status: 'failed', orderId: order.id })
    expect((await stored(event.id))?.reason).toMatch(/\S/)
    expect((await world.order(key)).status).toBe('awaiting_konbini')
    expect(await db().$count(transitions, eq(transitions.eventId, event.id))).toBe(0)
    expect(await world.units('towel')).toEqual(before)

    await world.runJobs()
    expect(await stored(event.id)).toMatchObject({ status: 'applied', reason: null, attempts: 2 })
    expect((await world.order(key)).status).toBe('paid')
  })

  test('while an order is placed: 5xx, no order, no unit gone, no charge', async () => {
    const key = randomUUID()
    const purchase = { checkoutKey: key, slug: 'vinyl', method: 'card' } as const
    const before = await world.units('vinyl')
    const token = await world.token(purchase)
    await trouble.whileLocked(
      (theirs) => theirs`select from variants for no key update`,
      async () => {
        const [answer] = await Promise.all([world.checkout(purchase, token), trouble.killWaiting()])
        expect(answer.status).toBe(500)
      },
    )
    expect(await db().$count(orders, eq(orders.checkoutKey, key))).toBe(0)
    expect(await world.units('vinyl')).toEqual(before)
    expect(await (await world.checkout(purchase, token)).json()).toMatchObject({ next: 'paid' })
  })

  test('after Stripe took the money: the attempt is repeated, not made twice', async () => {
    const key = randomUUID()
    const purchase = { checkoutKey: key, slug: 'vinyl', method: 'card' } as const
    const token = await world.token(purchase)
    await world.control('/faults', {
      webhooks: { drop: true },
      api: { delay_ms: 1_000, after_commit: true, times: 1, route: 'POST /v1/payment_intents' },
    })
    const paying = world.checkout(purchase, token)
    const { id } = await vi.waitFor(async () => {
      const order = await world.order(key)
      expect(order.attemptToken).toBe(token)
      return order
    })
    await trouble.whileLocked(
      (theirs) => theirs`select from orders where id = ${id} for no key update`,
      async () => {
        const [answer] = await Promise.all([paying, trouble.killWaiting()])
        expect(answer.status).toBe(500)
      },
    )
    expect(await world.order(key)).toMatchObject({ status: 'placed', paymentIntentId: null })
    await resumePayment(id, minutesLater(1))
    expect((await world.order(key)).status).toBe('paid')
    expect(await world.moneyOf(id)).toEqual({ intents: 1, charges: 1 })
  })

  test('all connections at once: it goes on by itself', async () => {
    expect(await trouble.killAll()).toBeGreaterThan(0)
    await vi.waitFor(async () => {
      expect((await fetch(`${world.url}/api/health`)).status).toBe(200)
    })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        world.buy({ checkoutKey: randomUUID(), slug: 'towel', method: 'card' }),
      ),
    )
    for (const answer of answers) expect(answer).toMatchObject({ next: 'paid' })
  })
})
