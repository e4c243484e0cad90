import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { describe, expect, it, onTestFinished } from 'vitest'
import { clientFor, errorOf, konbiniMethod, startBench, startWatched } from './spec-harness.ts'

const OPEN = { amount: 3300, currency: 'jpy' }

describe('the API', () => {
  it.each([
    ['/v1/payouts', {}, 404],
    ['/nothing', {}, 404],
    ['/v1/payment_intents', { authorization: '' }, 401],
    ['/v1/payment_intents', { authorization: 'Bearer sk_live_x' }, 401],
    ['/v1/payment_intents', { authorization: 'Bearer pk_test_x' }, 401],
    ['/v1/payment_intents/pi_none', {}, 404],
    ['/v1/payment_intents?limit=0', {}, 400],
  ])('answers %s with an error envelope and a request id', async (path, headers, status) => {
    const { raw } = await startBench()
    const response = await raw('GET', path, { headers: headers as Record<string, string> })
    expect(response.status).toBe(status)
    expect(response.headers.get('request-id')).toMatch(/^req_/)
    expect(await response.json()).toMatchObject({
      error: { type: 'invalid_request_error', message: expect.any(String) },
    })
  })

  it('takes Basic keys', async () => {
    const { raw } = await startBench()
    const authorization = `Basic ${Buffer.from('sk_test_spec:').toString('base64')}`
    expect((await raw('GET', '/v1/events', { headers: { authorization } })).status).toBe(200)
  })

  it.each([
    [{ payment_method_types: ['card'] }, 'payment_method_types_no_longer_supported'],
    [{ colour: 'red' }, 'parameter_unknown'],
    [{ payment_method_options: { konbini: { colour: 'red' } } }, 'parameter_unknown'],
    [{ amount: 49 }, 'amount_too_small'],
    [{ amount: 3300.5 }, 'parameter_invalid_integer'],
    [{ amount: undefined }, 'parameter_missing'],
  ])('refuses %j with %s', async (params, code) => {
    const { stripe } = await startBench()
    const given = { ...OPEN, ...params } as Stripe.PaymentIntentCreateParams
    expect(await errorOf(stripe.paymentIntents.create(given))).toMatchObject({
      statusCode: 400,
      code,
    })
  })

  it('allows one way of choosing methods', async () => {
    const { stripe } = await startBench()
    const both = stripe.paymentIntents.create({
      ...OPEN,
      allowed_payment_method_types: ['card'],
      automatic_payment_methods: { enabled: true },
    })
    expect((await errorOf(both)).statusCode).toBe(400)
  })

  it('refuses what a finished payment cannot do, with the payment attached', async () => {
    const { stripe } = await startBench()
    const { id } = await stripe.paymentIntents.create({
      ...OPEN,
      confirm: true,
      payment_method: 'pm_card_visa',
    })
    for (const refusedCall of [
      stripe.paymentIntents.cancel(id),
      stripe.paymentIntents.confirm(id),
      stripe.paymentIntents.update(id, { amount: 4000 }),
    ]) {
      expect(await errorOf(refusedCall)).toMatchObject({
        code: 'payment_intent_unexpected_state',
        payment_intent: { id, status: 'succeeded' },
      })
    }
    const noted = await stripe.paymentIntents.update(id, { metadata: { note: 'kept' } })
    expect(noted.metadata).toEqual({ note: 'kept' })
  })

  it('pages through lists in both directions', async () => {
    const { stripe } = await startBench()
    const ids: string[] = []
    for (let count = 0; count < 5; count++) ids.push((await stripe.paymentIntents.create(OPEN)).id)
    const seen: string[] = []
    for await (const intent of stripe.paymentIntents.list({ limit: 2 })) seen.push(intent.id)
    expect(seen).toEqual([...ids].reverse())
    const newer = await stripe.paymentIntents.list({ limit: 2, ending_before: ids[0] })
    expect(newer.data.map(({ id }) => id)).toEqual([ids[2], ids[1]])
    expect(newer.has_more).toBe(true)
  })

  it('merges metadata and removes what is emptied', async () => {
    const { stripe } = await startBench()
    const { id } = await stripe.paymentIntents.create({ ...OPEN, metadata: { a: '1', b: '2' } })
    const merged = await stripe.paymentIntents.update(id, { metadata: { a: '', c: '3' } })
    expect(merged.metadata).toEqual({ b: '2', c: '3' })
  })

  it('shows a browser its own payment only, and not all of it', async () => {
    const { stripe, raw } = await startBench()
    const mine = await stripe.paymentIntents.create({ ...OPEN, metadata: { secret: 'x' } })
    const other = await stripe.paymentIntents.create(OPEN)
    const headers = { authorization: 'Bearer pk_test_spec' }
    const look = (id: string, secret: string | null) =>
      raw('GET', `/v1/payment_intents/${id}?client_secret=${secret}`, { headers })
    const shown = (await (await look(mine.id, mine.client_secret)).json()) as object
    expect(shown).toMatchObject({ id: mine.id, amount: 3300 })
    expect(shown).not.toHaveProperty('metadata')
    expect((await look(other.id, mine.client_secret)).status).toBe(400)
    const confirmed = await raw('POST', `/v1/payment_intents/${mine.id}/confirm`, {
      headers,
      body: `client_secret=${mine.client_secret}&payment_method_data[type]=konbini&payment_method_data[billing_details][name]=A&payment_method_data[billing_details][email]=a@example.com`,
    })
    expect(await confirmed.json()).toMatchObject({ status: 'requires_action' })
  })
})

describe('the state', () => {
  it('survives a restart, with what was still to happen', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stripe-emulator-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const options = { port: 0, dataFile: join(folder, 'state.json') }
    const first = await startWatched(options)
    const { id } = await clientFor(first).paymentIntents.create({
      ...OPEN,
      confirm: true,
      payment_method_data: konbiniMethod('buyer@example.com'),
    })
    await first.close()
    const { emulator, stripe } = await startBench(options)
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_action')
    await emulator.advance(181)
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded')
  })

  it('can be set aside, thrown away and brought back', async () => {
    const { stripe, control, emulator } = await startBench()
    const { id } = await stripe.paymentIntents.create(OPEN)
    const { body: snapshot } = await control('POST', '/snapshot')
    await emulator.advance(86_400)
    await control('POST', '/reset')
    expect((await errorOf(stripe.paymentIntents.retrieve(id))).statusCode).toBe(404)
    expect(Math.abs((await control('GET', '/clock')).body.now - Date.now() / 1000)).toBeLessThan(5)
    await control('POST', '/restore', snapshot)
    expect((await stripe.paymentIntents.retrieve(id)).id).toBe(id)
  })

  it('tells its readers that something changed', async () => {
    const { stripe, emulator } = await startBench()
    const response = await fetch(`${emulator.url}/_emulator/stream`)
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    await stripe.paymentIntents.create(OPEN)
    const { value } = await reader.read()
    expect(new TextDecoder().decode(value)).toContain('event: change')
    await reader.cancel()
  })

  it('is steered from pages of this machine only', async () => {
    const { raw } = await startBench()
    const from = (origin: string) => raw('POST', '/_emulator/reset', { headers: { origin } })
    expect((await from('https://example.com')).status).toBe(403)
    expect((await from('http://localhost:3000')).status).toBe(200)
  })
})
