import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { type Bench, errorOf, startBench } from './spec-harness.ts'

const PRICE = { currency: 'jpy', unit_amount: 3300, product_data: { name: 'T-shirt' } }
const CARD = {
  method: 'card',
  email: 'buyer@example.com',
  cardNumber: '4242 4242 4242 4242',
  cardExpiry: '12 / 40',
  cardCvc: '123',
  billingName: 'Hanako Yamada',
}
const KONBINI = {
  method: 'konbini',
  email: 'buyer+fill_never@example.com',
  billingName: '山田 花子',
}

/** Sends a hosted page's form, as a browser without scripts does. */
async function send(url: string, form: Record<string, string>) {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
    headers: { 'accept-language': 'en' },
  })
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    text: await response.text(),
  }
}

const show = async (url: string) =>
  (await fetch(url, { headers: { 'accept-language': 'en' } })).text()

function buy({ stripe }: Bench, more: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  return stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ price_data: PRICE, quantity: 2 }],
    success_url: 'http://shop.test/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://shop.test/cart',
    payment_intent_data: { metadata: { order: 'o_1' } },
    ...more,
  })
}

describe('Checkout', () => {
  it('takes a card and goes back to the shop', async () => {
    const bench = await startBench()
    const session = await buy(bench)
    expect(session).toMatchObject({
      amount_total: 6600,
      status: 'open',
      payment_status: 'unpaid',
      payment_method_types: ['card', 'konbini'],
    })
    const page = await show(session.url ?? '')
    expect(page).toContain('not Stripe')
    expect(page).toContain('T-shirt × 2')
    const declined = await send(session.url ?? '', { ...CARD, cardNumber: '4000000000000002' })
    expect(declined).toMatchObject({ status: 402, text: expect.stringContaining('declined') })
    expect(declined.text).toContain('value="Hanako Yamada"')
    expect(declined.text).not.toContain('4000000000000002')
    expect((await send(session.url ?? '', CARD)).location).toBe(
      `http://shop.test/done?session=${session.id}`,
    )
    const done = await bench.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent', 'line_items'],
    })
    expect(done).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer_details: { email: 'buyer@example.com', name: 'Hanako Yamada' },
      payment_intent: { status: 'succeeded', metadata: { order: 'o_1' } },
      line_items: { data: [{ quantity: 2, amount_total: 6600 }] },
    })
    const events = await bench.stripe.events.list({ type: 'checkout.session.completed' })
    expect(events.data).toHaveLength(1)
  })

  it('hands out konbini codes, and tells when the cash is there', async () => {
    const bench = await startBench()
    const { stripe, control } = bench
    const session = await buy(bench)
    const { location } = await send(session.url ?? '', KONBINI)
    expect(await show(`${bench.emulator.url}${location}`)).toContain('/konbini/voucher/')
    const waiting = await stripe.checkout.sessions.retrieve(session.id)
    expect(waiting).toMatchObject({ status: 'complete', payment_status: 'unpaid' })
    await control('POST', `/payment_intents/${waiting.payment_intent}/pay`)
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid')
    const { data } = await stripe.events.list({ types: ['checkout.session.*'] })
    expect(data.map(({ type }) => type)).toEqual([
      'checkout.session.async_payment_succeeded',
      'checkout.session.completed',
    ])
    const lost = await buy(bench)
    await send(lost.url ?? '', KONBINI)
    const { payment_intent } = await stripe.checkout.sessions.retrieve(lost.id)
    await control('POST', `/payment_intents/${payment_intent}/expire`)
    const failed = await stripe.events.list({ type: 'checkout.session.async_payment_failed' })
    expect(failed.data).toHaveLength(1)
  })

  it('asks for 3-D Secure on its own page', async () => {
    const bench = await startBench()
    const session = await buy(bench)
    const url = session.url ?? ''
    await send(url, { ...CARD, cardNumber: '4000000000003220' })
    expect(await show(url)).toContain('3-D Secure')
    expect((await send(url, { challenge: 'fail' })).status).toBe(402)
    await send(url, { ...CARD, cardNumber: '4000000000003220' })
    expect((await send(url, { challenge: 'complete' })).location).toContain('shop.test/done')
  })

  it('expires, by hand and by the clock', async () => {
    const bench = await startBench()
    const { stripe, emulator } = bench
    const [first, second] = [await buy(bench), await buy(bench)]
    expect((await stripe.checkout.sessions.expire(first.id)).status).toBe('expired')
    await emulator.advance(86_401)
    expect((await stripe.checkout.sessions.retrieve(second.id)).status).toBe('expired')
    expect(await show(second.url ?? '')).toContain('expired')
    const soon = Math.floor(Date.now() / 1000) + 60
    expect(await errorOf(buy(bench, { expires_at: soon }))).toMatchObject({ param: 'expires_at' })
  })

  it('starts a subscription, and nothing when the card is declined', async () => {
    const bench = await startBench()
    const { stripe } = bench
    const price = { ...PRICE, recurring: { interval: 'month' as const } }
    const session = await buy(bench, {
      mode: 'subscription',
      line_items: [{ price_data: price, quantity: 1 }],
      payment_intent_data: undefined,
      subscription_data: { metadata: { member: 'm_1' } },
    })
    expect(session.payment_method_types).toEqual(['card'])
    const url = session.url ?? ''
    expect((await send(url, { ...CARD, cardNumber: '4000000000009995' })).status).toBe(402)
    expect((await stripe.subscriptions.list({ status: 'all' })).data).toHaveLength(0)
    await send(url, { ...CARD, cardNumber: '4000000000003220' })
    expect((await send(url, { challenge: 'fail' })).status).toBe(402)
    await send(url, CARD)
    const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] })
    expect(done).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      payment_intent: null,
      subscription: { status: 'active', metadata: { member: 'm_1' } },
    })
    const trial = await buy(bench, {
      mode: 'subscription',
      line_items: [{ price_data: price, quantity: 1 }],
      payment_intent_data: undefined,
      subscription_data: { trial_period_days: 7 },
      customer: String(done.customer),
    })
    await send(trial.url ?? '', CARD)
    expect(await stripe.checkout.sessions.retrieve(trial.id)).toMatchObject({
      payment_status: 'no_payment_required',
    })
  })
})

describe('other hosted pages', () => {
  async function member({ stripe }: Bench) {
    const customer = await stripe.customers.create({
      name: '山田 花子',
      email: 'member@example.com',
      payment_method: 'pm_card_visa',
      invoice_settings: { default_payment_method: 'pm_card_visa' },
    })
    const price = await stripe.prices.create({ ...PRICE, recurring: { interval: 'month' } })
    return { customer: customer.id, items: [{ price: price.id }] }
  }

  it('an invoice is paid by card or at a konbini', async () => {
    const bench = await startBench()
    const { stripe } = bench
    const { latest_invoice } = await stripe.subscriptions.create({
      ...(await member(bench)),
      collection_method: 'send_invoice',
      days_until_due: 7,
      expand: ['latest_invoice'],
    })
    const { id, hosted_invoice_url } = latest_invoice as Stripe.Invoice
    const url = hosted_invoice_url ?? ''
    expect(await show(url)).toContain('Waiting for payment')
    await send(url, KONBINI)
    expect(await show(url)).toContain('/konbini/voucher/')
    const { payments } = await stripe.invoices.retrieve(id, { expand: ['payments'] })
    const intent = String(payments?.data[0]?.payment.payment_intent)
    await bench.control('POST', `/payment_intents/${intent}/expire`)
    await send(url, CARD)
    expect((await stripe.invoices.retrieve(id)).status).toBe('paid')
    expect(await show(url)).toContain('data-status="paid"')
  })

  it('the portal cancels, resumes and takes another card', async () => {
    const bench = await startBench()
    const { stripe } = bench
    const who = await member(bench)
    const { id } = await stripe.subscriptions.create(who)
    const { url } = await stripe.billingPortal.sessions.create({
      customer: who.customer,
      return_url: 'http://shop.test/account',
    })
    expect(await show(url)).toContain('http://shop.test/account')
    await send(url, { cancel: id })
    expect((await stripe.subscriptions.retrieve(id)).cancel_at_period_end).toBe(true)
    await send(url, { resume: id })
    expect((await stripe.subscriptions.retrieve(id)).cancel_at_period_end).toBe(false)
    await send(url, { ...CARD, cardNumber: '3530111333300000' })
    const saved = await stripe.customers.retrieve(who.customer, {
      expand: ['invoice_settings.default_payment_method'],
    })
    expect(saved).toMatchObject({
      invoice_settings: { default_payment_method: { card: { brand: 'jcb' } } },
    })
    expect((await stripe.billingPortal.configurations.list()).data).toHaveLength(1)
  })

  it('a konbini refund learns its bank account', async () => {
    const bench = await startBench()
    const { stripe, emulator, control } = bench
    const session = await buy(bench)
    await send(session.url ?? '', KONBINI)
    const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id)
    await control('POST', `/payment_intents/${payment_intent}/pay`)
    const { id } = await stripe.refunds.create({ payment_intent: String(payment_intent) })
    const url = `${emulator.url}/hosted/refunds/${id}`
    const account = { routing: '1100000', account: '0001234', holder: 'ヤマダ ハナコ' }
    expect((await send(url, { ...account, routing: '1' })).status).toBe(402)
    await send(url, account)
    expect((await stripe.refunds.retrieve(id)).status).toBe('pending')
    await emulator.advance(11)
    expect(await show(url)).toContain('refund is done')
  })

  it('speak Japanese to who prefers it, and know nothing they were not told', async () => {
    const bench = await startBench()
    const session = await buy(bench, { locale: 'ja' })
    const name = '<script>alert(1)</script>'
    const risky = await buy(bench, {
      line_items: [{ price_data: { ...PRICE, product_data: { name } }, quantity: 1 }],
    })
    expect(await show(session.url ?? '')).toContain('lang="ja"')
    expect(await show(`${session.url}?lang=en`)).toContain('lang="en"')
    expect(await show(risky.url ?? '')).not.toContain('<script>')
    expect((await fetch(`${bench.emulator.url}/hosted/invoices/unknown`)).status).toBe(404)
  })
})
