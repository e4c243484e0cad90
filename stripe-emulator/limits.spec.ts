import { describe, expect, it } from 'vitest'
import { FEES, feesFor } from './fees.ts'
import { type Bench, errorOf, konbiniMethod, startBench } from './spec-harness.ts'

const OPEN = { amount: 3300, currency: 'jpy' }
const KONBINI = {
  ...OPEN,
  confirm: true,
  payment_method_data: konbiniMethod('buyer+fill_never@example.com'),
}

/** Runs one call after the other until one is refused; the window is a second of real time. */
async function untilRefused(calls: number, call: () => Promise<unknown>) {
  for (let count = 0; count < calls; count++) {
    try {
      await call()
    } catch (error) {
      return error
    }
  }
  return null
}

describe('limits', () => {
  it('are off, and Stripe’s when asked for', async () => {
    const free = await startBench()
    expect(await untilRefused(80, () => free.stripe.balance.retrieve())).toBeNull()
    const { stripe } = await startBench({ limits: true })
    const all = Array.from({ length: 200 }, () => stripe.balance.retrieve())
    const refused = (await Promise.allSettled(all)).filter(({ status }) => status === 'rejected')
    expect(refused[0]).toMatchObject({ reason: { statusCode: 429, code: 'rate_limit' } })
  })

  it('hold over all endpoints together', async () => {
    const { stripe, control } = await startBench()
    await control('POST', '/faults', { api: { global_rate_limit: 2 } })
    const calls = [
      stripe.balance.retrieve(),
      stripe.events.list(),
      stripe.charges.list(),
      stripe.refunds.list(),
      stripe.disputes.list(),
      stripe.customers.list(),
    ]
    const refused = (await Promise.allSettled(calls)).filter(({ status }) => status === 'rejected')
    expect(refused[0]).toMatchObject({ reason: { type: 'StripeRateLimitError' } })
  })

  it('are stricter for konbini, and leave nothing behind', async () => {
    const { stripe, control } = await startBench()
    await control('POST', '/faults', { api: { konbini_rate_limit: 1 } })
    const error = await untilRefused(5, () => stripe.paymentIntents.create(KONBINI))
    expect(error).toMatchObject({ statusCode: 429, code: 'payment_method_rate_limit_exceeded' })
    const before = (await stripe.paymentIntents.list({ limit: 100 })).data.length
    expect((await stripe.paymentIntents.create(OPEN)).status).toBe('requires_payment_method')
    const { data } = await stripe.paymentIntents.list({ limit: 100 })
    expect(data.length).toBe(before + 1)
    expect(data.slice(1).every(({ status }) => status === 'requires_action')).toBe(true)
  })

  it('let one write at an object at a time', async () => {
    const { stripe, control } = await startBench()
    const { id } = await stripe.paymentIntents.create(OPEN)
    await control('POST', '/faults', { api: { delay_ms: 1000, times: 1 } })
    const slow = stripe.paymentIntents.update(id, { description: 'slow' })
    const status = async () => (await control('GET', '/faults')).body.api.times
    while ((await status()) !== 0) await new Promise(setImmediate)
    const second = stripe.paymentIntents.update(id, { description: 'second' })
    expect(await errorOf(second)).toMatchObject({ statusCode: 429, code: 'lock_timeout' })
    expect((await slow).description).toBe('slow')
    expect((await stripe.paymentIntents.update(id, { description: 'third' })).description).toBe(
      'third',
    )
  })

  it('end an intent that is confirmed too often', async () => {
    const { stripe } = await startBench()
    const { id } = await stripe.paymentIntents.create(OPEN)
    for (let count = 0; count < 30; count++) {
      await stripe.paymentIntents.confirm(id, { payment_method_data: KONBINI.payment_method_data })
    }
    const last = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })
    expect(last).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' })
  })
})

describe('the balance', () => {
  async function paidByKonbini({ stripe, control }: Bench): Promise<string> {
    const { id } = await stripe.paymentIntents.create(KONBINI)
    await control('POST', `/payment_intents/${id}/pay`)
    return id
  }

  it('grows as money becomes available, at once for one test card', async () => {
    const bench = await startBench()
    const { stripe, emulator } = bench
    await paidByKonbini(bench)
    expect(await stripe.balance.retrieve()).toMatchObject({
      available: [{ amount: 0 }],
      pending: [{ amount: 3180 }],
    })
    await emulator.advance(7 * 86_400)
    await stripe.paymentIntents.create({
      ...OPEN,
      confirm: true,
      payment_method: 'pm_card_bypassPending',
    })
    await emulator.advance(2)
    const { available, pending } = await stripe.balance.retrieve()
    expect([available[0]?.amount, pending[0]?.amount]).toEqual([3180 + 3181, 0])
  })

  it('keeps refunds waiting when it is short and the switch says so', async () => {
    const bench = await startBench()
    const { stripe, control, emulator } = bench
    await control('POST', '/faults', { account: { refunds_need_balance: true } })
    const konbini = await paidByKonbini(bench)
    await paidByKonbini(bench)
    const refund = await stripe.refunds.create({ payment_intent: konbini })
    expect(refund).toMatchObject({
      status: 'pending',
      pending_reason: 'insufficient_funds',
      balance_transaction: null,
    })
    await emulator.advance(8 * 86_400)
    const asked = await stripe.refunds.retrieve(refund.id)
    expect(asked).toMatchObject({ status: 'requires_action' })
    expect(asked.pending_reason).toBeUndefined()
  })
})

describe('the fee table', () => {
  it('adds consumption tax as a row of its own when it has a rate', async () => {
    expect(feesFor(FEES, 'konbini', 1000)).toEqual([
      { type: 'stripe_fee', amount: 120, description: 'Stripe processing fees' },
    ])
    const fees = { ...FEES, konbini: { ...FEES.konbini, taxRate: 0.1 } }
    const { stripe, control } = await startBench({ fees })
    const { id } = await stripe.paymentIntents.create(KONBINI)
    await control('POST', `/payment_intents/${id}/pay`)
    const { latest_charge } = await stripe.paymentIntents.retrieve(id, {
      expand: ['latest_charge.balance_transaction'],
    })
    expect(latest_charge).toMatchObject({
      balance_transaction: {
        fee: 132,
        net: 3168,
        fee_details: [
          { type: 'stripe_fee', amount: 120 },
          { type: 'tax', amount: 12 },
        ],
      },
    })
  })
})
