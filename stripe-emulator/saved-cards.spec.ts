import { describe, expect, it } from 'vitest'
import { errorOf, startBench } from './spec-harness.ts'

const PAY = { amount: 3300, currency: 'jpy', confirm: true }

describe('a saved card', () => {
  it('belongs to one customer, pays without them, and can be taken away', async () => {
    const { stripe } = await startBench()
    const { id: customer } = await stripe.customers.create({ email: 'a@example.com' })
    const { id: stranger } = await stripe.customers.create({ email: 'b@example.com' })
    const { id } = await stripe.paymentMethods.attach('pm_card_jp', { customer })
    expect(id).not.toBe('pm_card_jp')
    const taken = stripe.paymentMethods.attach(id, { customer: stranger })
    expect(await errorOf(taken)).toMatchObject({ statusCode: 400 })
    const paid = await stripe.paymentIntents.create({
      ...PAY,
      customer,
      payment_method: id,
      off_session: true,
    })
    expect(paid.status).toBe('succeeded')
    expect((await stripe.customers.listPaymentMethods(customer)).data).toHaveLength(1)
    expect((await stripe.paymentMethods.detach(id)).customer).toBeNull()
    expect((await stripe.paymentMethods.list({ customer })).data).toHaveLength(0)
  })

  it('that needs its holder is declined without them, unless it was set up', async () => {
    const { stripe, control } = await startBench()
    const { id: customer } = await stripe.customers.create({ email: 'a@example.com' })
    const away = stripe.paymentIntents.create({
      ...PAY,
      payment_method: 'pm_card_authenticationRequired',
      off_session: true,
    })
    expect(await errorOf(away)).toMatchObject({ code: 'authentication_required', statusCode: 402 })
    const token = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_authenticationRequiredOnSetup',
      setup_future_usage: 'off_session',
    })
    const first = await stripe.paymentIntents.create({
      ...PAY,
      customer,
      confirmation_token: token.id,
    })
    expect(first).toMatchObject({ status: 'requires_action', setup_future_usage: 'off_session' })
    await control('POST', `/payment_intents/${first.id}/three_d_secure`, {
      outcome: 'complete',
      client_secret: first.client_secret,
    })
    const { data } = await stripe.customers.listPaymentMethods(customer)
    const later = await stripe.paymentIntents.create({
      ...PAY,
      customer,
      payment_method: data[0]?.id,
      off_session: true,
    })
    expect(later.status).toBe('succeeded')
  })

  it('cannot be a konbini, which nobody can charge', async () => {
    const { stripe } = await startBench()
    const { id: customer } = await stripe.customers.create({ email: 'a@example.com' })
    const { id } = await stripe.paymentMethods.create({
      type: 'konbini',
      billing_details: { name: '山田', email: 'a@example.com' },
    })
    const error = await errorOf(stripe.paymentMethods.attach(id, { customer }))
    expect(error.code).toBe('payment_method_unsupported_type')
  })
})
