import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { club } from './spec-club.ts'
import { type Bench, errorOf, konbiniMethod, startBench } from './spec-harness.ts'

const DAY = 86_400
const MONTH = 31 * DAY

describe('the catalogue', () => {
  it('holds products and prices that are replaced, not changed', async () => {
    const bench = await startBench()
    const { stripe } = bench
    const { product, price } = await club(bench)
    const dearer = await stripe.prices.create({
      product,
      currency: 'jpy',
      unit_amount: 1200,
      recurring: { interval: 'month' },
      lookup_key: 'member',
    })
    await stripe.prices.update(price, { active: false })
    const active = await stripe.prices.list({ product, active: true })
    expect(active.data.map(({ id }) => id)).toEqual([dearer.id])
    expect((await stripe.prices.list({ lookup_keys: ['member'] })).data).toHaveLength(1)
    expect(dearer.unit_amount_decimal?.toString()).toBe('1200')
    const shown = await stripe.products.update(product, {
      default_price: dearer.id,
      expand: ['default_price'],
    })
    expect(shown.default_price).toMatchObject({ id: dearer.id })
    expect(await errorOf(stripe.products.del(product))).toMatchObject({ statusCode: 400 })
    const empty = await stripe.products.create({ name: 'Nothing' })
    expect(await stripe.products.del(empty.id)).toMatchObject({ deleted: true })
  })
})

describe('a subscription that sends invoices', () => {
  const sent = async (bench: Bench) => {
    const { customer, price } = await club(bench)
    const subscription = await bench.stripe.subscriptions.create({
      customer,
      items: [{ price }],
      collection_method: 'send_invoice',
      days_until_due: 7,
      payment_settings: { payment_method_types: ['konbini', 'card'] },
      expand: ['latest_invoice.payments'],
    })
    return { subscription, invoice: subscription.latest_invoice as Stripe.Invoice }
  }

  it('is paid at a konbini, and late when it is not', async () => {
    const bench = await startBench()
    const { stripe, control, emulator } = bench
    const { subscription, invoice } = await sent(bench)
    expect(subscription.status).toBe('active')
    expect(invoice).toMatchObject({ status: 'open', amount_due: 980 })
    expect(invoice.due_date).toBe(invoice.created + 7 * DAY)
    const intent = String(invoice.payments?.data[0]?.payment.payment_intent)
    await stripe.paymentIntents.confirm(intent, {
      payment_method_data: konbiniMethod('member+fill_never@example.com'),
    })
    await control('POST', `/payment_intents/${intent}/pay`, { chain: 'lawson' })
    expect((await stripe.invoices.retrieve(invoice.id)).status).toBe('paid')

    await emulator.advance(MONTH + 3700 + 7 * DAY)
    const late = await stripe.subscriptions.retrieve(subscription.id, {
      expand: ['latest_invoice'],
    })
    expect(late).toMatchObject({ status: 'past_due', latest_invoice: { status: 'open' } })
    const overdue = await stripe.events.list({ type: 'invoice.overdue' })
    expect(overdue.data).toHaveLength(1)
    await stripe.invoices.pay((late.latest_invoice as Stripe.Invoice).id, {
      paid_out_of_band: true,
    })
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('active')
  })

  it('needs a due date, and konbini needs it', async () => {
    const bench = await startBench()
    const { customer, price } = await club(bench)
    const create = (more: Partial<Stripe.SubscriptionCreateParams>) =>
      errorOf(bench.stripe.subscriptions.create({ customer, items: [{ price }], ...more }))
    expect(await create({ collection_method: 'send_invoice' })).toMatchObject({
      param: 'days_until_due',
    })
    const konbini = await create({ payment_settings: { payment_method_types: ['konbini'] } })
    expect(konbini.param).toBe('payment_settings[payment_method_types]')
  })
})

describe('an invoice by hand', () => {
  it('gathers items, becomes a bill, and can be void or uncollectible', async () => {
    const bench = await startBench()
    const { stripe } = bench
    const { customer } = await club(bench)
    const draft = await stripe.invoices.create({
      customer,
      collection_method: 'send_invoice',
      days_until_due: 14,
    })
    await stripe.invoiceItems.create({ customer, invoice: draft.id, amount: 2000, currency: 'jpy' })
    const open = await stripe.invoices.finalizeInvoice(draft.id)
    expect(open).toMatchObject({ status: 'open', total: 2000, billing_reason: 'manual' })
    expect(open.number).toMatch(/-0001$/)
    expect(open.hosted_invoice_url).toContain('/hosted/invoices/')
    const gone = await stripe.invoices.voidInvoice(draft.id, { expand: ['payments'] })
    expect(gone).toMatchObject({ status: 'void', payments: { data: [{ status: 'canceled' }] } })
    const other = await stripe.invoices.create({ customer })
    await stripe.invoiceItems.create({ invoice: other.id, customer, amount: 500, currency: 'jpy' })
    await stripe.invoices.finalizeInvoice(other.id)
    expect((await stripe.invoices.markUncollectible(other.id)).status).toBe('uncollectible')
    const unwanted = await stripe.invoices.create({ customer })
    expect(await stripe.invoices.del(unwanted.id)).toMatchObject({ deleted: true })
  })
})

describe('a customer who is deleted', () => {
  it('leaves no subscription behind and is shown as deleted', async () => {
    const bench = await startBench()
    const { stripe } = bench
    const { customer, price } = await club(bench)
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price }] })
    await stripe.customers.del(customer)
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ deleted: true })
    const kept = await stripe.subscriptions.retrieve(id, { expand: ['customer'] })
    expect(kept).toMatchObject({ status: 'canceled', customer: { deleted: true } })
    const other = await club(bench)
    const leaving = await stripe.subscriptions.create({
      customer: other.customer,
      items: [{ price: other.price }],
    })
    const ended = await stripe.subscriptions.cancel(leaving.id, {
      cancellation_details: { comment: 'Too few shows' },
    })
    expect(ended.cancellation_details?.comment).toBe('Too few shows')
  })
})
