import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { club } from './spec-club.ts'
import { errorOf, startBench } from './spec-harness.ts'

const DAY = 86_400
const MONTH = 31 * DAY

function types(events: Stripe.ApiList<Stripe.Event>): string[] {
  return events.data.map(({ type }) => type).reverse()
}

describe('a subscription that charges a card', () => {
  it('starts paid, renews by the clock and tells of every step', async () => {
    const bench = await startBench()
    const { stripe, emulator } = bench
    const { customer, price } = await club(bench)
    const subscription = await stripe.subscriptions.create({
      customer,
      items: [{ price }],
      metadata: { member: 'm_1' },
      expand: ['latest_invoice.payments'],
    })
    expect(subscription).toMatchObject({
      status: 'active',
      latest_invoice: {
        status: 'paid',
        billing_reason: 'subscription_create',
        amount_paid: 980,
        parent: { subscription_details: { metadata: { member: 'm_1' } } },
        payments: { data: [{ status: 'paid', amount_paid: 980 }] },
      },
    })
    expect(
      types(
        await stripe.events.list({ limit: 20, types: ['customer.subscription.*', 'invoice.*'] }),
      ),
    ).toEqual([
      'customer.subscription.created',
      'invoice.created',
      'invoice.finalized',
      'invoice.paid',
      'invoice.payment_succeeded',
      'customer.subscription.updated',
    ])
    const first = subscription.items.data[0]?.current_period_end ?? 0
    await emulator.advance(MONTH + 3700)
    const renewed = await stripe.subscriptions.retrieve(subscription.id, {
      expand: ['latest_invoice'],
    })
    expect(renewed.items.data[0]?.current_period_start).toBe(first)
    expect(renewed.latest_invoice).toMatchObject({
      billing_reason: 'subscription_cycle',
      status: 'paid',
      lines: { data: [{ amount: 980, period: { start: first } }] },
    })
    expect((await stripe.invoices.list({ subscription: subscription.id })).data).toHaveLength(2)
    const payments = await stripe.paymentIntents.list({ customer })
    expect(payments.data.map(({ status }) => status)).toEqual(['succeeded', 'succeeded'])
  })

  it('waits for the customer with default_incomplete, and gives up after 23 hours', async () => {
    const bench = await startBench()
    const { stripe, emulator } = bench
    const { customer, price } = await club(bench)
    const create = () =>
      stripe.subscriptions.create({
        customer,
        items: [{ price }],
        payment_behavior: 'default_incomplete',
        payment_settings: { save_default_payment_method: 'on_subscription' },
        expand: ['latest_invoice.confirmation_secret', 'latest_invoice.payments'],
      })
    const [paid, forgotten] = [await create(), await create()]
    expect(paid.status).toBe('incomplete')
    const invoice = paid.latest_invoice as Stripe.Invoice
    const secret = invoice.confirmation_secret?.client_secret ?? ''
    const intent = secret.split('_secret_')[0] ?? ''
    expect(invoice.payments?.data[0]?.payment.payment_intent).toBe(intent)
    await stripe.paymentIntents.confirm(intent, { payment_method: 'pm_card_jp' })
    const active = await stripe.subscriptions.retrieve(paid.id, {
      expand: ['default_payment_method'],
    })
    expect(active).toMatchObject({
      status: 'active',
      default_payment_method: { customer, card: { country: 'JP' } },
    })
    await emulator.advance(DAY)
    const expired = await stripe.subscriptions.retrieve(forgotten.id, {
      expand: ['latest_invoice'],
    })
    expect(expired).toMatchObject({
      status: 'incomplete_expired',
      latest_invoice: { status: 'void' },
    })
  })

  it('is refused without a method, incomplete when declined, or nothing at all', async () => {
    const bench = await startBench()
    const { stripe } = bench
    const { customer, price } = await club(bench, 'pm_card_chargeCustomerFail')
    const items = [{ price }]
    const poor = await stripe.customers.create({ email: 'poor@example.com' })
    expect(await errorOf(stripe.subscriptions.create({ customer: poor.id, items }))).toMatchObject({
      code: 'resource_missing',
    })
    const declined = await stripe.subscriptions.create({
      customer,
      items,
      expand: ['latest_invoice'],
    })
    expect(declined).toMatchObject({
      status: 'incomplete',
      latest_invoice: { status: 'open', attempted: true, attempt_count: 1 },
    })
    const strict = stripe.subscriptions.create({
      customer,
      items,
      payment_behavior: 'error_if_incomplete',
    })
    expect(await errorOf(strict)).toMatchObject({ statusCode: 402, code: 'card_declined' })
    const { id } = declined.latest_invoice as Stripe.Invoice
    const pay = stripe.invoices.pay(id, { payment_method: 'pm_card_authenticationRequired' })
    expect(await errorOf(pay)).toMatchObject({ code: 'invoice_payment_intent_requires_action' })
    const paid = await stripe.invoices.pay(id, { payment_method: 'pm_card_visa' })
    expect(paid.status).toBe('paid')
    expect((await stripe.subscriptions.retrieve(declined.id)).status).toBe('active')
  })

  it('is late when a renewal fails, tries again and ends', async () => {
    const bench = await startBench()
    const { stripe, emulator } = bench
    const { customer, price } = await club(bench)
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price }] })
    const bad = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
    await stripe.customers.update(customer, {
      invoice_settings: { default_payment_method: bad.id },
    })
    await emulator.advance(MONTH + 3700)
    const late = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] })
    expect(late).toMatchObject({ status: 'past_due', latest_invoice: { attempt_count: 1 } })
    expect((late.latest_invoice as Stripe.Invoice).next_payment_attempt).toBeGreaterThan(0)
    await emulator.advance(16 * DAY)
    expect(await stripe.subscriptions.retrieve(id)).toMatchObject({
      status: 'canceled',
      cancellation_details: { reason: 'payment_failed' },
    })
    const failed = await stripe.events.list({ type: 'invoice.payment_failed' })
    expect(failed.data).toHaveLength(4)
  })

  it('can be canceled at the end of its period, think again, or end at once', async () => {
    const bench = await startBench()
    const { stripe, emulator } = bench
    const { customer, price } = await club(bench)
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price }] })
    const leaving = await stripe.subscriptions.update(id, { cancel_at_period_end: true })
    expect(leaving.cancel_at).toBe(leaving.items.data[0]?.current_period_end)
    await stripe.subscriptions.update(id, { cancel_at_period_end: false })
    await emulator.advance(MONTH + 3700)
    expect((await stripe.subscriptions.retrieve(id)).status).toBe('active')
    await stripe.subscriptions.update(id, { cancel_at_period_end: true })
    await emulator.advance(MONTH)
    expect(await stripe.subscriptions.retrieve(id)).toMatchObject({
      status: 'canceled',
      cancellation_details: { reason: 'cancellation_requested' },
    })
    const other = await stripe.subscriptions.create({ customer, items: [{ price }] })
    expect((await stripe.subscriptions.cancel(other.id)).status).toBe('canceled')
    expect((await stripe.subscriptions.list({ customer })).data).toHaveLength(0)
    expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toHaveLength(2)
  })

  it('can begin with a trial, warns three days before, and then charges', async () => {
    const bench = await startBench()
    const { stripe, emulator } = bench
    const { customer, price } = await club(bench)
    const trial = await stripe.subscriptions.create({
      customer,
      items: [{ price }],
      trial_period_days: 7,
      expand: ['latest_invoice'],
    })
    expect(trial).toMatchObject({
      status: 'trialing',
      latest_invoice: { status: 'paid', total: 0 },
    })
    await emulator.advance(5 * DAY)
    const warned = await stripe.events.list({ type: 'customer.subscription.trial_will_end' })
    expect(warned.data).toHaveLength(1)
    await emulator.advance(2 * DAY + 3700)
    const { status, latest_invoice } = await stripe.subscriptions.retrieve(trial.id, {
      expand: ['latest_invoice'],
    })
    expect({ status, latest_invoice }).toMatchObject({
      status: 'active',
      latest_invoice: { status: 'paid', total: 980 },
    })
    const poor = await stripe.customers.create({ email: 'poor@example.com' })
    const paused = await stripe.subscriptions.create({
      customer: poor.id,
      items: [{ price }],
      trial_period_days: 7,
      trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
    })
    await emulator.advance(8 * DAY)
    expect((await stripe.subscriptions.retrieve(paused.id)).status).toBe('paused')
  })

  it('can stop collecting for a while', async () => {
    const bench = await startBench()
    const { stripe, emulator } = bench
    const { customer, price } = await club(bench)
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price }] })
    await stripe.subscriptions.update(id, { pause_collection: { behavior: 'void' } })
    await emulator.advance(MONTH + 3700)
    const { latest_invoice } = await stripe.subscriptions.retrieve(id, {
      expand: ['latest_invoice'],
    })
    expect(latest_invoice).toMatchObject({ status: 'void' })
    await stripe.subscriptions.update(id, { pause_collection: '' })
    await emulator.advance(MONTH + 3700)
    expect((await stripe.invoices.list({ subscription: id })).data[0]?.status).toBe('paid')
  })

  it('changes its price from the next period on', async () => {
    const bench = await startBench()
    const { stripe, emulator } = bench
    const { customer, price, product } = await club(bench)
    const { id, items } = await stripe.subscriptions.create({ customer, items: [{ price }] })
    const dearer = await stripe.prices.create({
      product,
      currency: 'jpy',
      unit_amount: 1500,
      recurring: { interval: 'month' },
    })
    await stripe.subscriptions.update(id, {
      items: [{ id: items.data[0]?.id, price: dearer.id }],
      proration_behavior: 'none',
    })
    await emulator.advance(MONTH + 3700)
    const { data } = await stripe.invoices.list({ subscription: id })
    expect(data.map(({ total }) => total)).toEqual([1500, 980])
  })
})
