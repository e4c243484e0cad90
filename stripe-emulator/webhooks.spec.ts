import { describe, expect, it, vi } from 'vitest'
import {
  type Bench,
  errorOf,
  konbiniMethod,
  type Receiver,
  startBench,
  startReceiver,
} from './spec-harness.ts'

const PAID = { amount: 3300, currency: 'jpy', confirm: true, payment_method: 'pm_card_visa' }
const PAID_TYPES = ['charge.succeeded', 'payment_intent.created', 'payment_intent.succeeded']

async function withReceiver(): Promise<Bench & { receiver: Receiver }> {
  const receiver = await startReceiver()
  const bench = await startBench({ webhook: { url: receiver.url, secret: receiver.secret } })
  return { ...bench, receiver }
}

describe('webhooks', () => {
  it('arrive signed, complete, frozen and with the request that caused them', async () => {
    const { stripe, receiver } = await withReceiver()
    const intent = await stripe.paymentIntents.create(PAID, { idempotencyKey: 'order-1' })
    await vi.waitFor(() => expect(receiver.types().sort()).toEqual(PAID_TYPES))
    const created = receiver.events.find(({ type }) => type === 'payment_intent.created')
    expect(created).toMatchObject({
      object: 'event',
      api_version: '2026-10-28.endive',
      livemode: false,
      pending_webhooks: 1,
      request: { id: intent.lastResponse.requestId, idempotency_key: 'order-1' },
      data: { object: { id: intent.id, status: 'requires_payment_method' } },
    })
    const undelivered = await stripe.events.list({ delivery_success: false })
    expect(undelivered.data).toHaveLength(0)
  })

  it('have no request when time caused them', async () => {
    const { stripe, receiver, emulator } = await withReceiver()
    await stripe.paymentIntents.create({
      amount: 3300,
      currency: 'jpy',
      confirm: true,
      payment_method_data: konbiniMethod('buyer@example.com'),
    })
    await emulator.advance(181)
    const paid = receiver.events.find(({ type }) => type === 'payment_intent.succeeded')
    expect(paid?.request).toEqual({ id: null, idempotency_key: null })
  })

  it('come again after a failure, signed anew, until they are taken', async () => {
    const { stripe, receiver, emulator } = await withReceiver()
    receiver.answers.push(500, 500, 500, 302)
    await stripe.paymentIntents.create(PAID)
    await vi.waitFor(() => expect(receiver.events).toHaveLength(3))
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(3)
    await vi.waitFor(() => {
      const waiting = emulator.state().events.flatMap(({ deliveries }) => deliveries)
      expect(waiting.every(({ attempts }) => attempts.length === 1)).toBe(true)
    })
    await emulator.advance(6)
    await emulator.advance(31)
    // Four events by now, the fourth being charge.updated; four attempts were turned away.
    expect(receiver.events).toHaveLength(8)
    expect(new Set(receiver.events.map(({ id }) => id)).size).toBe(4)
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(0)
    expect(receiver.refused).toHaveLength(0)
  })

  it('go to each endpoint with its own secret, events and version', async () => {
    const { stripe, emulator } = await startBench()
    const receiver = await startReceiver()
    const endpoint = await stripe.webhookEndpoints.create({
      url: receiver.url,
      enabled_events: ['payment_intent.succeeded'],
      api_version: '2026-10-28.endive',
    })
    receiver.secret = endpoint.secret ?? ''
    expect(endpoint.secret).toMatch(/^whsec_/)
    expect((await stripe.webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined()
    await stripe.paymentIntents.create(PAID)
    await vi.waitFor(() => expect(receiver.types()).toEqual(['payment_intent.succeeded']))
    await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })
    await stripe.paymentIntents.create(PAID)
    await emulator.advance(1)
    expect(receiver.events).toHaveLength(1)
  })

  it('carry a signature for the old and the new secret while one is rolled', async () => {
    const { stripe, receiver, control } = await withReceiver()
    const [endpoint] = (await stripe.webhookEndpoints.list()).data
    await control('POST', `/webhook_endpoints/${endpoint?.id}/roll_secret`)
    await stripe.paymentIntents.create(PAID)
    await vi.waitFor(() => expect(receiver.events).toHaveLength(3))
  })

  it('are sent once more on request', async () => {
    const { stripe, receiver, control } = await withReceiver()
    await stripe.paymentIntents.create(PAID)
    await vi.waitFor(() => expect(receiver.events).toHaveLength(3))
    const [event] = receiver.events
    await control('POST', `/events/${event?.id}/resend`)
    await vi.waitFor(() => expect(receiver.events[3]?.id).toBe(event?.id))
  })
})

describe('webhook faults', () => {
  it('duplicate: every event twice, same id', async () => {
    const { stripe, receiver, control } = await withReceiver()
    await control('POST', '/faults', { webhooks: { duplicate: 1 } })
    await stripe.paymentIntents.create(PAID)
    await vi.waitFor(() => expect(receiver.events).toHaveLength(6))
    expect(new Set(receiver.events.map(({ id }) => id)).size).toBe(3)
  })

  it('twin: one change, two ids', async () => {
    const { stripe, receiver, control } = await withReceiver()
    await control('POST', '/faults', { webhooks: { twin: true } })
    await stripe.paymentIntents.create(PAID)
    await vi.waitFor(() => expect(receiver.events).toHaveLength(6))
    expect(new Set(receiver.events.map(({ id }) => id)).size).toBe(6)
  })

  it('reorder: the newest first', async () => {
    const { stripe, receiver, control, emulator } = await withReceiver()
    await control('POST', '/faults', { webhooks: { reorder: true } })
    await stripe.paymentIntents.create(PAID)
    await emulator.advance(1)
    await vi.waitFor(() => expect(receiver.events.length).toBeGreaterThanOrEqual(3))
    const types = receiver.types().filter((type) => PAID_TYPES.includes(type))
    expect(types).toEqual([
      'payment_intent.succeeded',
      'charge.succeeded',
      'payment_intent.created',
    ])
  })

  it('bad signature and stale timestamp: refused, then delivered', async () => {
    const { stripe, receiver, control, emulator } = await withReceiver()
    await control('POST', '/faults', { webhooks: { bad_signature: 3 } })
    await stripe.paymentIntents.create(PAID)
    await vi.waitFor(() => expect(receiver.refused).toHaveLength(3))
    await control('POST', '/faults', { webhooks: { stale_timestamp: true } })
    await emulator.advance(6)
    await vi.waitFor(() => expect(receiver.refused.length).toBeGreaterThan(5))
    await control('POST', '/faults', {})
    await emulator.advance(60)
    await vi.waitFor(() => expect(receiver.types()).toEqual(expect.arrayContaining(PAID_TYPES)))
  })

  it('drop: lost on the way, found in the list of undelivered events', async () => {
    const { stripe, receiver, control, emulator } = await withReceiver()
    await control('POST', '/faults', { webhooks: { drop: true } })
    await stripe.paymentIntents.create(PAID)
    await emulator.advance(0)
    expect(receiver.events).toHaveLength(0)
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(3)
  })

  it('says what it does not understand', async () => {
    const { control } = await startBench()
    expect((await control('POST', '/faults', { webhooks: { duplicates: 1 } })).status).toBe(400)
    expect((await control('POST', '/faults', { api: { status: 'x' } })).status).toBe(400)
  })
})

describe('api faults', () => {
  it('500 after the work: the payment exists, the same key gets the same 500', async () => {
    const { stripe, control, emulator } = await withReceiver()
    await control('POST', '/faults', { api: { status: 500, after_commit: true, times: 1 } })
    const pay = () => stripe.paymentIntents.create(PAID, { idempotencyKey: 'once' })
    expect(await errorOf(pay())).toMatchObject({ statusCode: 500 })
    expect(await errorOf(pay())).toMatchObject({ statusCode: 500 })
    expect(emulator.state().payment_intents).toMatchObject([{ status: 'succeeded' }])
  })

  it('a dropped connection after the work: the same key gets the payment', async () => {
    const { stripe, control, emulator } = await startBench()
    await control('POST', '/faults', { api: { disconnect: true, after_commit: true, times: 1 } })
    const pay = () =>
      stripe.paymentIntents.create(PAID, { idempotencyKey: 'once', maxNetworkRetries: 1 })
    expect(await pay()).toMatchObject({ status: 'succeeded' })
    expect(emulator.state().payment_intents).toHaveLength(1)
  })

  it('hits one route only, as often as told', async () => {
    const { stripe, control } = await startBench()
    await control('POST', '/faults', {
      api: { status: 429, times: 1, route: 'POST /v1/payment_intents' },
    })
    expect((await stripe.events.list()).data).toEqual([])
    expect(await errorOf(stripe.paymentIntents.create(PAID))).toMatchObject({
      type: 'StripeRateLimitError',
    })
    expect((await stripe.paymentIntents.create(PAID)).status).toBe('succeeded')
  })

  it('limits the rate per endpoint', async () => {
    const { stripe, control } = await startBench()
    await control('POST', '/faults', { api: { rate_limit: 1 } })
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => stripe.events.list()))
    expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(2)
  })
})
