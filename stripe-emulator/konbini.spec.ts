import { describe, expect, it } from 'vitest'
import { endOfDayInJapan } from './clock.ts'
import { errorOf, konbiniMethod, startBench } from './spec-harness.ts'

const NEVER = 'buyer+fill_never@example.com'
const konbini = (email = NEVER) => ({
  amount: 3300,
  currency: 'jpy',
  confirm: true,
  allowed_payment_method_types: ['card', 'konbini'],
  payment_method_data: konbiniMethod(email),
})
const HOUR = 3600

describe('a voucher', () => {
  it('has four stores and ends at the end of a Japanese day', async () => {
    const { stripe, emulator } = await startBench()
    const intent = await stripe.paymentIntents.create({
      ...konbini(),
      payment_method_options: {
        konbini: { expires_after_days: 2, product_description: 'ライブTシャツ' },
      },
    })
    const details = intent.next_action?.konbini_display_details
    expect(intent).toMatchObject({ status: 'requires_action', latest_charge: null })
    expect(details?.expires_at).toBe(endOfDayInJapan(intent.created, 2))
    expect(new Date((details?.expires_at ?? 0) * 1000).toISOString()).toMatch(/T14:59:59\.000Z$/)
    expect(Object.keys(details?.stores ?? {})).toEqual([
      'familymart',
      'lawson',
      'ministop',
      'seicomart',
    ])
    expect(details?.hosted_voucher_url).toContain(`${emulator.url}/konbini/voucher/`)
  })

  it('is paid at a till: the charge names the chain and the fee', async () => {
    const { stripe, control } = await startBench()
    const { id } = await stripe.paymentIntents.create(konbini())
    const paid = await control('POST', `/payment_intents/${id}/pay`, { chain: 'lawson' })
    expect(paid.body).toMatchObject({ status: 'paid', paid_chain: 'lawson' })
    const intent = await stripe.paymentIntents.retrieve(id, {
      expand: ['latest_charge.balance_transaction'],
    })
    expect(intent).toMatchObject({
      status: 'succeeded',
      amount_received: 3300,
      latest_charge: {
        payment_method_details: { konbini: { store: { chain: 'lawson' } } },
        balance_transaction: { fee: 120, net: 3180, type: 'payment' },
      },
    })
    expect(JSON.stringify(intent.latest_charge)).toContain('"py_')
    expect((await control('POST', `/payment_intents/${id}/pay`)).status).toBe(409)
  })

  it.each([
    ['buyer@example.com', 180, 'succeeded'],
    ['succeed_immediately@example.com', 0, 'succeeded'],
    ['expire_immediately@example.com', 0, 'requires_payment_method'],
    ['expire_with_delay@example.com', 180, 'requires_payment_method'],
  ])('of %s is over after %i seconds: %s', async (email, seconds, status) => {
    const { stripe, emulator } = await startBench()
    const { id } = await stripe.paymentIntents.create(konbini(email))
    if (seconds > 0) {
      await emulator.advance(seconds - 5)
      expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_action')
    }
    await emulator.advance(10)
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe(status)
  })

  it('follows a special number before a special address', async () => {
    const { stripe, emulator } = await startBench()
    const { id } = await stripe.paymentIntents.create({
      ...konbini(),
      payment_method_options: { konbini: { confirmation_number: '22222222220' } },
    })
    await emulator.advance(1)
    expect((await stripe.paymentIntents.retrieve(id)).status).toBe('succeeded')
  })

  it('fails an hour after its deadline, and can be tried again', async () => {
    const { stripe, emulator } = await startBench()
    const intent = await stripe.paymentIntents.create(konbini())
    const deadline = intent.next_action?.konbini_display_details?.expires_at ?? 0
    await emulator.advance(deadline - intent.created + HOUR - 60)
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_action')
    await emulator.advance(120)
    const failed = await stripe.paymentIntents.retrieve(intent.id)
    expect(failed).toMatchObject({
      status: 'requires_payment_method',
      canceled_at: null,
      next_action: null,
      last_payment_error: { code: 'payment_intent_payment_attempt_expired', type: 'card_error' },
    })
    const again = await stripe.paymentIntents.confirm(intent.id, {
      payment_method_data: konbiniMethod(NEVER),
    })
    expect(again.status).toBe('requires_action')
  })

  it('can be paid after the deadline with a slip printed before it', async () => {
    const { stripe, emulator, control } = await startBench()
    const intent = await stripe.paymentIntents.create(konbini())
    const deadline = intent.next_action?.konbini_display_details?.expires_at ?? 0
    await emulator.advance(deadline - intent.created - 60)
    await control('POST', `/payment_intents/${intent.id}/start_paying`, { chain: 'ministop' })
    await emulator.advance(120)
    expect((await control('POST', `/payment_intents/${intent.id}/pay`)).status).toBe(200)
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
  })

  it('prints no slip after the deadline', async () => {
    const { stripe, emulator, control } = await startBench()
    const intent = await stripe.paymentIntents.create(konbini())
    const deadline = intent.next_action?.konbini_display_details?.expires_at ?? 0
    await emulator.advance(deadline - intent.created + 60)
    const answer = await control('POST', `/payment_intents/${intent.id}/start_paying`, {
      chain: 'lawson',
    })
    expect(answer.status).toBe(409)
  })

  it('cannot be canceled while somebody stands at the till', async () => {
    const { stripe, control } = await startBench()
    const { id } = await stripe.paymentIntents.create(konbini())
    await control('POST', `/payment_intents/${id}/start_paying`, { chain: 'seicomart' })
    expect(await errorOf(stripe.paymentIntents.cancel(id))).toMatchObject({
      statusCode: 400,
      code: 'payment_method_not_available',
      payment_intent: { status: 'requires_action' },
    })
    await control('POST', `/payment_intents/${id}/abandon`)
    const canceled = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' })
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
    expect((await control('POST', `/payment_intents/${id}/pay`)).status).toBe(409)
  })

  it('gets new codes from a new confirm, and dies by an update', async () => {
    const { stripe, control } = await startBench()
    const first = await stripe.paymentIntents.create(konbini())
    const second = await stripe.paymentIntents.confirm(first.id)
    const urlOf = (intent: typeof first) =>
      intent.next_action?.konbini_display_details?.hosted_voucher_url ?? ''
    expect(urlOf(second)).not.toBe(urlOf(first))
    const page = (url: string) => control('GET', `/vouchers/${url.split('/').at(-1)}`)
    expect((await page(urlOf(first))).body.status).toBe('canceled')
    const updated = await stripe.paymentIntents.update(first.id, { metadata: { note: 'x' } })
    expect(updated).toMatchObject({ status: 'requires_payment_method', next_action: null })
    expect((await page(urlOf(second))).body.status).toBe('canceled')
  })
})

describe('konbini rules', () => {
  it.each([
    [
      'name and e-mail',
      { payment_method_data: { type: 'konbini' as const, billing_details: { name: '山' } } },
      'billing_details[email]',
    ],
    [
      'no emoji',
      { payment_method_options: { konbini: { product_description: '🎉' } } },
      'product_description',
    ],
    [
      'no ①',
      { payment_method_options: { konbini: { product_description: '①' } } },
      'product_description',
    ],
    [
      '22 characters',
      { payment_method_options: { konbini: { product_description: 'あ'.repeat(23) } } },
      'product_description',
    ],
    [
      'a real number',
      { payment_method_options: { konbini: { confirmation_number: '00000000000' } } },
      'confirmation_number',
    ],
    [
      '30 minutes at least',
      { payment_method_options: { konbini: { expires_at: Math.floor(Date.now() / 1000) + 1700 } } },
      'expires_at',
    ],
    [
      'one kind of deadline',
      {
        payment_method_options: {
          konbini: { expires_at: Math.floor(Date.now() / 1000) + 9000, expires_after_days: 2 },
        },
      },
      'expires_at',
    ],
  ])('asks for %s', async (_, params, field) => {
    const { stripe, emulator } = await startBench()
    const error = await errorOf(stripe.paymentIntents.create({ ...konbini(), ...params }))
    expect(error).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' })
    expect(error.param).toContain(field)
    expect(emulator.state().payment_intents).toHaveLength(0)
  })

  it('refuses a number that is too common, at the confirm only', async () => {
    const { stripe } = await startBench()
    const { confirm, ...open } = konbini()
    const options = { konbini: { confirmation_number: '01234567890' } }
    const intent = await stripe.paymentIntents.create({ ...open, payment_method_options: options })
    const error = await errorOf(stripe.paymentIntents.confirm(intent.id))
    expect(error.code).toBe('payment_intent_konbini_rejected_confirmation_number')
    expect(error.payment_intent?.status).toBe('requires_payment_method')
  })

  it.each([
    [119, ['card']],
    [120, ['card', 'konbini']],
    [300_000, ['card', 'konbini']],
    [300_001, ['card']],
  ])('¥%i can be paid by %j', async (amount, types) => {
    const { stripe } = await startBench()
    const intent = await stripe.paymentIntents.create({
      amount,
      currency: 'jpy',
      allowed_payment_method_types: ['card', 'konbini'],
    })
    expect(intent.payment_method_types).toEqual(types)
  })
})
