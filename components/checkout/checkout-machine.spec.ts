import { describe, expect, test } from 'vitest'
import type { CheckoutAnswer } from '#lib/orders/checkout-form.ts'
import {
  type CheckoutAction,
  type CheckoutState,
  checkoutReducer,
  isOver,
  mayPay,
  startCheckout,
} from './checkout-machine.ts'

const start = () =>
  startCheckout({ checkoutKey: 'key-1', submitted: false, step: 'details', totalYen: 3_300 })

const run = (state: CheckoutState, ...actions: CheckoutAction[]) =>
  actions.reduce(checkoutReducer, state)

const chosen: CheckoutAction = { type: 'chose', method: 'card', complete: true }
const answer = (value: CheckoutAnswer): CheckoutAction => ({
  type: 'answered',
  answer: value,
  freshKey: 'key-2',
})
const ready = () => run(start(), chosen, { type: 'went', step: 'confirm' })
const paying = () => run(ready(), { type: 'paid_pressed' })

describe('pressing Pay', () => {
  test('starts one attempt, and a second press none', () => {
    const once = paying()
    expect(once).toMatchObject({ phase: 'paying', attempt: 1, submitted: true })
    expect(run(once, { type: 'paid_pressed' })).toBe(once)
  })

  test('does nothing before a method is chosen and filled in, or on an earlier step', () => {
    const unchosen = run(start(), { type: 'went', step: 'confirm' })
    expect(run(unchosen, { type: 'paid_pressed' })).toBe(unchosen)
    const early = run(start(), chosen)
    expect(mayPay(early)).toBe(false)
  })

  test('leaves the steps alone while money is under way', () => {
    expect(run(paying(), { type: 'went', step: 'details' })).toEqual(paying())
  })
})

describe('answers', () => {
  test.each([
    [{ ok: true, next: 'paid', orderToken: 't' }, 'leaving'],
    [{ ok: true, next: 'voucher', orderToken: 't' }, 'leaving'],
    [{ ok: true, next: 'wait', orderToken: 't' }, 'waiting'],
    [{ ok: true, next: 'authenticate', orderToken: 't', clientSecret: 's' }, 'authenticating'],
  ] as const)('%o leads to %s', (value, phase) => {
    expect(run(paying(), answer(value))).toMatchObject({ phase, orderToken: 't' })
  })

  test('a declined card goes back to the payment step with key, method and units kept', () => {
    const state = run(
      paying(),
      answer({ ok: false, reason: 'declined', declineCode: 'insufficient_funds', orderToken: 't' }),
    )
    expect(state).toMatchObject({
      phase: 'editing',
      step: 'payment',
      checkoutKey: 'key-1',
      method: 'card',
      orderToken: 't',
      problem: { kind: 'declined', advice: 'funds' },
    })
  })

  test('failed 3-D Secure goes back to the payment step', () => {
    const state = run(
      paying(),
      answer({ ok: true, next: 'authenticate', orderToken: 't', clientSecret: 's' }),
      { type: 'authentication_failed' },
    )
    expect(state).toMatchObject({ phase: 'editing', step: 'payment', clientSecret: null })
  })

  test('a changed price is shown and asked about again', () => {
    const state = run(paying(), answer({ ok: false, reason: 'price_changed', totalYen: 4_000 }))
    expect(state).toMatchObject({ totalYen: 4_000, step: 'confirm', phase: 'editing' })
    expect(mayPay(state)).toBe(true)
  })

  test.each(['order_ended', 'order_changed'] as const)(
    '%s starts over with a new key',
    (reason) => {
      const state = run(paying(), answer({ ok: false, reason, orderToken: 't' }))
      expect(state).toMatchObject({ checkoutKey: 'key-2', submitted: false, orderToken: null })
      expect(mayPay(state)).toBe(true)
    },
  )

  test.each(['sold_out', 'all_held', 'not_on_sale', 'over_limit'] as const)(
    '%s is the end of this sheet',
    (reason) => {
      const state = run(paying(), answer({ ok: false, reason }))
      expect(isOver(state)).toBe(true)
      expect(mayPay(state)).toBe(false)
    },
  )
})

describe('a lost connection', () => {
  const lost = () => run(paying(), { type: 'unreachable' })

  test('keeps the key; trying again asks before it sends', () => {
    expect(lost()).toMatchObject({ phase: 'editing', checkoutKey: 'key-1', submitted: true })
    expect(run(lost(), { type: 'asked_again' }).phase).toBe('asking')
  })

  test('sends once more, under the same key, only when the server never heard of it', () => {
    const again = run(lost(), { type: 'asked_again' }, { type: 'unknown_key' })
    expect(again).toMatchObject({ phase: 'paying', attempt: 2, checkoutKey: 'key-1' })
  })

  test('follows the order when the server did hear of it', () => {
    const found = run(
      lost(),
      { type: 'asked_again' },
      answer({ ok: true, next: 'voucher', orderToken: 't' }),
    )
    expect(found).toMatchObject({ phase: 'leaving', orderToken: 't' })
  })
})

describe('a reload', () => {
  const reloaded = (submitted: boolean) =>
    startCheckout({ checkoutKey: 'key-1', submitted, step: 'confirm', totalYen: 3_300 })

  test('comes back to the payment step, because the Payment Element forgets', () => {
    expect(reloaded(false)).toMatchObject({ step: 'payment', phase: 'editing' })
  })

  test('asks first when the key had been sent, and pays nothing by itself', () => {
    expect(reloaded(true).phase).toBe('asking')
    expect(run(reloaded(true), { type: 'unknown_key' })).toMatchObject({ phase: 'editing' })
  })
})

describe('a price that changes during the show', () => {
  test('is told before anything is ordered', () => {
    expect(run(ready(), { type: 'priced', totalYen: 2_800 })).toMatchObject({
      totalYen: 2_800,
      problem: { kind: 'price_changed' },
    })
  })

  test('means nothing to an order that has been placed, nor to a payment under way', () => {
    const declined = run(paying(), answer({ ok: false, reason: 'declined', orderToken: 't' }))
    expect(run(declined, { type: 'priced', totalYen: 2_800 }).totalYen).toBe(3_300)
    expect(run(paying(), { type: 'priced', totalYen: 2_800 }).totalYen).toBe(3_300)
  })
})
