import type Stripe from 'stripe'
import { ApiError, invalid, missing } from '../http/errors.ts'
import { newId } from '../ids.ts'
import type { World } from '../world.ts'
import { behaviourOfNumber, behaviourOfToken, type CardBehaviour } from './cards.ts'

export type MethodType = 'card' | 'konbini'

/** `payment_method_data`, after reading: raw card fields exist only inside one request. */
export interface MethodData {
  type?: string
  card?: { number?: string; exp_month?: number; exp_year?: number; cvc?: string; token?: string }
  billing_details?: {
    address?: Stripe.AddressParam | ''
    email?: string
    name?: string
    phone?: string
    tax_id?: string
  }
  metadata?: Record<string, string> | ''
  allow_redisplay?: string
}

/** A payment method that is not stored yet, so that a refused request leaves nothing behind. */
export interface DraftMethod {
  method: Stripe.PaymentMethod
  card: CardBehaviour | null
}

/**
 * Builds a payment method from posted fields. Throws 402 `card_error` for card data that no test
 * card has, 400 for everything else that is wrong.
 */
export function draftMethod(world: World, data: MethodData, param: string): DraftMethod {
  if (!data.type)
    throw invalid(`Missing required param: ${param}[type].`, `${param}[type]`, 'parameter_missing')
  if (data.type !== 'card' && data.type !== 'konbini') {
    throw invalid(
      `The payment method type "${data.type}" is invalid. This emulator knows card and konbini.`,
      `${param}[type]`,
      'payment_intent_invalid_parameter',
    )
  }
  const card = data.type === 'card' ? readCard(world, data, `${param}[card]`) : null
  const address = data.billing_details?.address || null
  return {
    card,
    method: {
      id: newId('pm'),
      object: 'payment_method',
      allow_redisplay: data.allow_redisplay ?? 'unspecified',
      billing_details: {
        address: {
          city: address?.city || null,
          country: address?.country || null,
          line1: address?.line1 || null,
          line2: address?.line2 || null,
          postal_code: address?.postal_code || null,
          state: address?.state || null,
        },
        email: data.billing_details?.email || null,
        name: data.billing_details?.name || null,
        phone: data.billing_details?.phone || null,
        tax_id: data.billing_details?.tax_id || null,
      },
      ...(card ? { card: cardDetails(card) } : { konbini: {} }),
      created: world.clock.seconds(),
      customer: null,
      customer_account: null,
      livemode: false,
      metadata: data.metadata || {},
      type: data.type,
    },
  }
}

/** Looks a method up by id, or makes one from a ready-made test method such as `pm_card_visa`. */
export function findMethod(world: World, id: string, param: string): DraftMethod {
  const stored = world.data.payment_methods.get(id)
  if (stored) return { method: stored, card: world.data.cards.get(id) ?? null }
  const year = new Date(world.clock.now()).getUTCFullYear()
  const card = behaviourOfToken(id, year)
  if (!card) throw missing('PaymentMethod', id, param)
  const draft = draftMethod(world, { type: 'konbini' }, param)
  const { konbini: _, ...shared } = draft.method
  return { card, method: { ...shared, type: 'card', card: cardDetails(card) } }
}

export function storeMethod(world: World, { method, card }: DraftMethod): void {
  world.data.payment_methods.set(method.id, method)
  if (card) world.data.cards.set(method.id, card)
}

function readCard(world: World, data: MethodData, param: string): CardBehaviour {
  const { number, exp_month: month, exp_year, cvc, token } = data.card ?? {}
  if (token) {
    const year = new Date(world.clock.now()).getUTCFullYear()
    const behaviour = behaviourOfToken(token.replace(/^tok_/, 'pm_card_'), year)
    if (!behaviour) throw missing('token', token, `${param}[token]`)
    return behaviour
  }
  for (const [name, value] of Object.entries({ number, exp_month: month, exp_year })) {
    if (value === undefined) {
      throw invalid(
        `Missing required param: ${param}[${name}].`,
        `${param}[${name}]`,
        'parameter_missing',
      )
    }
  }
  const digits = (number ?? '').replaceAll(/[\s-]/g, '')
  const year = (exp_year ?? 0) < 100 ? 2000 + (exp_year ?? 0) : (exp_year ?? 0)
  if (!passesLuhn(digits))
    throw cardError('incorrect_number', 'Your card number is incorrect.', 'number')
  if (!month || month < 1 || month > 12) {
    throw cardError('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month')
  }
  const now = new Date(world.clock.now())
  if (year < now.getUTCFullYear() || year > now.getUTCFullYear() + 50) {
    throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year')
  }
  if (year === now.getUTCFullYear() && month < now.getUTCMonth() + 1) {
    throw cardError('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month')
  }
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc)) {
    throw cardError('invalid_cvc', "Your card's security code is invalid.", 'cvc')
  }
  const behaviour = behaviourOfNumber(digits, { month, year })
  if (behaviour) return behaviour
  throw cardError(
    'card_declined',
    'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://docs.stripe.com/testing.',
    undefined,
    'test_mode_live_card',
  )
}

function cardError(code: string, message: string, param?: string, decline_code?: string): ApiError {
  return new ApiError(402, { type: 'card_error', code, message, param, decline_code }, true)
}

function passesLuhn(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const doubled = index % 2 === 0 ? Number(digit) : Number(digit) * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

function cardDetails(card: CardBehaviour): Stripe.PaymentMethod.Card {
  return {
    brand: card.brand,
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: 'unchecked',
    },
    country: card.country,
    display_brand: card.brand,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: `emulated${card.brand}${card.last4}`,
    funding: 'credit',
    generated_from: null,
    last4: card.last4,
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: card.authentication !== 'unsupported' },
    wallet: null,
  }
}
