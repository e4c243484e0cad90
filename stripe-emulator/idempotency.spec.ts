import { describe, expect, it } from 'vitest'
import { errorOf, startBench } from './spec-harness.ts'

const OPEN = { amount: 3300, currency: 'jpy' }
const key = { idempotencyKey: 'order-7' }

describe('an idempotency key', () => {
  it('repeats the first answer and says so', async () => {
    const { stripe, emulator, raw } = await startBench()
    const first = await stripe.paymentIntents.create(OPEN, key)
    const second = await stripe.paymentIntents.create(OPEN, key)
    expect(second.id).toBe(first.id)
    expect(second.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'original-request': first.lastResponse.requestId,
    })
    expect(second.lastResponse.requestId).not.toBe(first.lastResponse.requestId)
    expect(emulator.state().payment_intents).toHaveLength(1)
    const list = await raw('GET', '/v1/payment_intents', {
      headers: { 'idempotency-key': 'order-7' },
    })
    expect(list.status).toBe(200)
  })

  it('belongs to its parameters and its path', async () => {
    const { stripe } = await startBench()
    const { id } = await stripe.paymentIntents.create(OPEN, key)
    const other = stripe.paymentIntents.create({ ...OPEN, amount: 3301 }, key)
    expect(await errorOf(other)).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 })
    const elsewhere = stripe.paymentIntents.cancel(id, {}, key)
    expect(await errorOf(elsewhere)).toMatchObject({ type: 'StripeIdempotencyError' })
  })

  it('does not mind the order of its parameters', async () => {
    const { raw } = await startBench()
    const send = async (body: string) => {
      const headers = { 'idempotency-key': 'order-8' }
      return (await (await raw('POST', '/v1/payment_intents', { body, headers })).json()) as object
    }
    const first = await send('amount=3300&currency=jpy&metadata[a]=1&metadata[b]=2')
    expect(await send('metadata[b]=2&currency=jpy&metadata[a]=1&amount=3300')).toEqual(first)
  })

  it('repeats a decline, so a new attempt needs a new key', async () => {
    const { stripe, emulator } = await startBench()
    const pay = () =>
      stripe.paymentIntents.create(
        { ...OPEN, confirm: true, payment_method: 'pm_card_chargeDeclined' },
        key,
      )
    const [first, second] = [await errorOf(pay()), await errorOf(pay())]
    expect(second.payment_intent?.id).toBe(first.payment_intent?.id)
    expect(emulator.state().payment_intents).toHaveLength(1)
  })

  it('stays free after a validation error', async () => {
    const { stripe } = await startBench()
    expect(await errorOf(stripe.paymentIntents.create({ ...OPEN, amount: 1 }, key))).toMatchObject({
      code: 'amount_too_small',
    })
    expect((await stripe.paymentIntents.create(OPEN, key)).amount).toBe(3300)
  })

  it('answers 409 to a twin while the first is under way', async () => {
    const { stripe, control } = await startBench()
    await control('POST', '/faults', { api: { delay_ms: 300, times: 1 } })
    const results = await Promise.allSettled([
      stripe.paymentIntents.create(OPEN, key),
      stripe.paymentIntents.create(OPEN, key),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refusal = results.find((result) => result.status === 'rejected')
    expect(refusal?.reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  })

  it('is forgotten after 24 hours', async () => {
    const { stripe, emulator } = await startBench()
    const first = await stripe.paymentIntents.create(OPEN, key)
    await emulator.advance(24 * 3600 + 1)
    const second = await stripe.paymentIntents.create(OPEN, key)
    expect(second.id).not.toBe(first.id)
  })
})
