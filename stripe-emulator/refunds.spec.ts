import { describe, expect, it } from 'vitest'
import { type Bench, errorOf, konbiniMethod, startBench } from './spec-harness.ts'

async function paidByKonbini(bench: Bench): Promise<string> {
  const { id } = await bench.stripe.paymentIntents.create({
    amount: 3300,
    currency: 'jpy',
    confirm: true,
    payment_method_data: konbiniMethod('buyer@example.com'),
  })
  await bench.control('POST', `/payment_intents/${id}/pay`, { chain: 'familymart' })
  return id
}

describe('a konbini refund', () => {
  it('waits for a bank account, is sent, and can bounce', async () => {
    const bench = await startBench()
    const { stripe, control, emulator } = bench
    const payment_intent = await paidByKonbini(bench)
    const refund = await stripe.refunds.create({ payment_intent, amount: 1300 })
    expect(refund).toMatchObject({
      status: 'requires_action',
      instructions_email: 'buyer@example.com',
      next_action: { display_details: { email_sent: { email_sent_to: 'buyer@example.com' } } },
    })
    await control('POST', `/refunds/${refund.id}/submit_bank_account`, {
      account_number: '0001234',
    })
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'pending' })
    await emulator.advance(11)
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' })
    await control('POST', `/refunds/${refund.id}/bounce`)
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'requires_action' })
    await control('POST', `/refunds/${refund.id}/submit_bank_account`, {
      account_number: '1111113',
    })
    await emulator.advance(11)
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'requires_action' })
  })

  it('fails after 45 days: the money is back, the customer still to be repaid', async () => {
    const bench = await startBench()
    const { stripe, emulator } = bench
    const payment_intent = await paidByKonbini(bench)
    const { id } = await stripe.refunds.create({ payment_intent })
    await emulator.advance(45 * 86_400 + 1)
    const failed = await stripe.refunds.retrieve(id, {
      expand: ['failure_balance_transaction', 'charge'],
    })
    expect(failed).toMatchObject({
      status: 'failed',
      failure_balance_transaction: { amount: 3300, fee: 0, type: 'payment_refund' },
      charge: { amount_refunded: 0, refunded: false },
    })
    const { data } = await stripe.events.list({ types: ['refund.*'] })
    // Events are listed for 30 days: refund.created is older than that by now.
    expect(data.map(({ type }) => type)).toEqual(['refund.failed', 'refund.updated'])
  })

  it('can be canceled only while it waits; the test helper ends it', async () => {
    const bench = await startBench()
    const { stripe } = bench
    const payment_intent = await paidByKonbini(bench)
    const first = await stripe.refunds.create({ payment_intent, amount: 1000 })
    expect((await stripe.refunds.cancel(first.id)).status).toBe('canceled')
    expect((await errorOf(stripe.refunds.cancel(first.id))).statusCode).toBe(400)
    const second = await stripe.refunds.create({ payment_intent, amount: 3300 })
    expect((await stripe.testHelpers.refunds.expire(second.id)).status).toBe('failed')
  })
})

describe('a card refund', () => {
  const pay = (bench: Bench, payment_method: string) =>
    bench.stripe.paymentIntents.create({
      amount: 3300,
      currency: 'jpy',
      confirm: true,
      payment_method,
    })

  it('is done at once, in parts, and never exceeds the charge', async () => {
    const bench = await startBench()
    const { id: payment_intent } = await pay(bench, 'pm_card_visa')
    const part = await bench.stripe.refunds.create({ payment_intent, amount: 1300 })
    expect(part).toMatchObject({ status: 'succeeded', amount: 1300 })
    const tooMuch = bench.stripe.refunds.create({ payment_intent, amount: 2001 })
    expect(await errorOf(tooMuch)).toMatchObject({ statusCode: 400, param: 'amount' })
    const rest = await bench.stripe.refunds.create({ payment_intent, expand: ['charge.refunds'] })
    expect(rest).toMatchObject({
      amount: 2000,
      charge: { refunded: true, refunds: { data: [{}, {}] } },
    })
    expect(await errorOf(bench.stripe.refunds.create({ payment_intent }))).toMatchObject({
      code: 'charge_already_refunded',
    })
  })

  it.each([
    ['pm_card_pendingRefund', 'pending', 'succeeded'],
    ['pm_card_refundFail', 'succeeded', 'failed'],
  ])('of %s goes from %s to %s', async (method, before, after) => {
    const bench = await startBench()
    const { id: payment_intent } = await pay(bench, method)
    const refund = await bench.stripe.refunds.create({ payment_intent })
    expect(refund.status).toBe(before)
    await bench.emulator.advance(11)
    expect((await bench.stripe.refunds.retrieve(refund.id)).status).toBe(after)
  })
})
