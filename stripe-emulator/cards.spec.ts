import { describe, expect, it, vi } from 'vitest'
import { errorOf, startBench } from './spec-harness.ts'

const CARD = {
  currency: 'jpy',
  amount: 3300,
  confirm: true,
  allowed_payment_method_types: ['card', 'konbini'],
}

describe('a card', () => {
  it('pays at once; the fee follows when the capture has settled', async () => {
    const { stripe, emulator } = await startBench()
    const intent = await stripe.paymentIntents.create({
      ...CARD,
      payment_method: 'pm_card_jp',
      metadata: { order: 'o_1' },
      expand: ['latest_charge'],
    })
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 3300, livemode: false })
    expect(intent.latest_charge).toMatchObject({
      balance_transaction: null,
      metadata: { order: 'o_1' },
    })

    await emulator.advance(2)
    const settled = await stripe.paymentIntents.retrieve(intent.id, {
      expand: ['latest_charge.balance_transaction'],
    })
    expect(settled.latest_charge).toMatchObject({
      balance_transaction: { amount: 3300, fee: 119, net: 3181, type: 'charge', status: 'pending' },
    })
    const events = await stripe.events.list({ types: ['charge.updated'] })
    expect(events.data[0]?.data.previous_attributes).toEqual({ balance_transaction: null })
  })

  it.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', ''],
  ])('%s is refused with %s', async (method, code, decline_code) => {
    const { stripe } = await startBench()
    const error = await errorOf(stripe.paymentIntents.create({ ...CARD, payment_method: method }))
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code, decline_code })
    const intent = await stripe.paymentIntents.retrieve(error.payment_intent?.id ?? '', {
      expand: ['latest_charge'],
    })
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
      last_payment_error: { code, type: 'card_error' },
      latest_charge: { status: 'failed', failure_code: code, paid: false },
    })
    const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' })
    expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null })
  })

  it('asks for 3-D Secure and takes the answer', async () => {
    const { stripe, control } = await startBench()
    const create = () =>
      stripe.paymentIntents.create({ ...CARD, payment_method: 'pm_card_threeDSecure2Required' })
    const [passed, failed] = [await create(), await create()]
    expect(passed).toMatchObject({
      status: 'requires_action',
      latest_charge: null,
      next_action: { type: 'use_stripe_sdk' },
    })
    const answer = (intent: typeof passed, outcome: string, client_secret = intent.client_secret) =>
      control('POST', `/payment_intents/${intent.id}/three_d_secure`, { outcome, client_secret })

    expect((await answer(passed, 'complete', 'guessed')).status).toBe(403)
    expect(await answer(passed, 'complete')).toMatchObject({ body: { status: 'succeeded' } })
    expect((await answer(passed, 'complete')).status).toBe(400)
    await answer(failed, 'fail')
    expect(await stripe.paymentIntents.retrieve(failed.id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    })
  })

  it('can pass 3-D Secure and still be declined', async () => {
    const { stripe, control } = await startBench()
    const { id, client_secret } = await stripe.paymentIntents.create({
      ...CARD,
      payment_method: 'pm_card_threeDSecureRequiredChargeDeclined',
    })
    await control('POST', `/payment_intents/${id}/three_d_secure`, {
      outcome: 'complete',
      client_secret,
    })
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined' },
    })
  })

  it('is captured later when asked to, and konbini is silently left out', async () => {
    const { stripe } = await startBench()
    const held = await stripe.paymentIntents.create({
      ...CARD,
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
    })
    expect(held).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 3300,
      payment_method_types: ['card'],
    })
    const paid = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 3000 })
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 3000 })
  })
})

describe('a confirmation token', () => {
  const typed = (number: string) =>
    `payment_method_data[type]=card&payment_method_data[card][number]=${number}&payment_method_data[card][exp_month]=12&payment_method_data[card][exp_year]=40&payment_method_data[card][cvc]=123`
  const browser = { authorization: 'Bearer pk_test_spec', origin: 'http://localhost:3000' }

  it('carries a card from the browser to the server, once', async () => {
    const { stripe, raw } = await startBench()
    const response = await raw('POST', '/v1/confirmation_tokens', {
      body: typed('4000003920000003'),
      headers: browser,
    })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const token = (await response.json()) as { id: string }
    expect(JSON.stringify(token)).not.toContain('4000003920000003')
    expect(await stripe.confirmationTokens.retrieve(token.id)).toMatchObject({
      payment_method_preview: { type: 'card', card: { last4: '0003', country: 'JP' } },
    })
    const pay = () => stripe.paymentIntents.create({ ...CARD, confirmation_token: token.id })
    expect(await pay()).toMatchObject({ status: 'succeeded' })
    expect(await errorOf(pay())).toMatchObject({ statusCode: 400, param: 'confirmation_token' })
  })

  it('lives twelve hours', async () => {
    const { stripe, emulator } = await startBench()
    const token = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_visa',
    })
    await emulator.advance(12 * 3600)
    const pay = stripe.paymentIntents.create({ ...CARD, confirmation_token: token.id })
    expect(await errorOf(pay)).toMatchObject({ statusCode: 400, param: 'confirmation_token' })
  })

  it.each([
    ['4242424242424241', 'incorrect_number'],
    ['4111111111111111', 'card_declined'],
  ])('is refused for %s', async (number, code) => {
    const { raw } = await startBench()
    const response = await raw('POST', '/v1/confirmation_tokens', {
      body: typed(number),
      headers: browser,
    })
    expect(response.status).toBe(402)
    expect(await response.json()).toMatchObject({ error: { type: 'card_error', code } })
  })

  it('never comes from raw numbers on a server', async () => {
    const { raw } = await startBench()
    const response = await raw('POST', '/v1/confirmation_tokens', {
      body: typed('4242424242424242'),
    })
    expect(response.status).toBe(402)
  })
})

describe('the clock', () => {
  it('needs no push: a capture also settles by itself', async () => {
    const { stripe } = await startBench()
    const intent = await stripe.paymentIntents.create({ ...CARD, payment_method: 'pm_card_visa' })
    await vi.waitFor(
      async () => {
        const charge = await stripe.charges.retrieve(String(intent.latest_charge))
        expect(charge.balance_transaction).toMatch(/^txn_/)
      },
      { timeout: 5000 },
    )
  })
})
