import type Stripe from 'stripe'
import { invalid } from '../http/errors.ts'
import { CARD_LIMITS, KONBINI_LIMITS, type KonbiniOptions } from './konbini-rules.ts'
import type { MethodType } from './payment-methods.ts'

/** Methods that this emulated account has switched on. */
const ENABLED: readonly MethodType[] = ['card', 'konbini']

/**
 * The methods that fit: what is allowed, minus whatever amount, currency, manual capture or future
 * use rule out. Nothing is said about what was left out, exactly as Stripe does it.
 */
export function compatibleTypes(intent: Stripe.PaymentIntent): MethodType[] {
  const allowed = intent.allowed_payment_method_types ?? ENABLED
  const excluded = intent.excluded_payment_method_types ?? []
  return ENABLED.filter((type) => {
    if (!allowed.includes(type) || excluded.includes(type)) return false
    return type === 'card' ? within(intent.amount, CARD_LIMITS) : konbiniFits(intent)
  })
}

function konbiniFits(intent: Stripe.PaymentIntent): boolean {
  if (intent.currency !== 'jpy' || intent.capture_method === 'manual') return false
  return !intent.setup_future_usage && within(intent.amount, KONBINI_LIMITS)
}

function within(amount: number, limits: { minimum: number; maximum: number }): boolean {
  return amount >= limits.minimum && amount <= limits.maximum
}

/** Throws 400 when no method at all could take this amount. */
export function checkAmount(intent: Stripe.PaymentIntent): void {
  const yen = intent.currency === 'jpy' ? '¥' : `${intent.currency} `
  if (intent.amount < 1) {
    throw invalid(
      'This value must be greater than or equal to 1.',
      'amount',
      'parameter_invalid_integer',
    )
  }
  const allowed = intent.allowed_payment_method_types ?? ENABLED
  const limits = allowed.includes('card') ? CARD_LIMITS : KONBINI_LIMITS
  if (intent.amount < limits.minimum) {
    throw invalid(`Amount must be at least ${yen}${limits.minimum}`, 'amount', 'amount_too_small')
  }
  if (intent.amount > limits.maximum) {
    throw invalid(
      `Amount must be no more than ${yen}${limits.maximum}`,
      'amount',
      'amount_too_large',
    )
  }
  if (compatibleTypes(intent).length === 0) {
    throw invalid(
      'No valid payment method types for this Payment Intent. Please ensure that you have activated payment methods compatible with your chosen currency.',
      'allowed_payment_method_types',
    )
  }
}

/** Recomputes what follows from amount, currency and allowed methods. Keeps konbini options. */
export function refreshMethods(intent: Stripe.PaymentIntent): void {
  const types = compatibleTypes(intent)
  const before = intent.payment_method_options
  intent.payment_method_types = types
  intent.payment_method_options = {
    ...(types.includes('card') && {
      card: before?.card ?? {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: 'automatic',
      },
    }),
    ...(types.includes('konbini') && { konbini: before?.konbini ?? { ...NO_KONBINI_OPTIONS } }),
  }
}

const NO_KONBINI_OPTIONS = {
  confirmation_number: null,
  expires_after_days: null,
  expires_at: null,
  product_description: null,
}

export interface MethodOptions {
  card?: { request_three_d_secure?: string; [other: string]: unknown } | ''
  konbini?: KonbiniOptions | ''
}

/** Merges given options; an empty string clears a field, as everywhere in the API. */
export function mergeOptions(intent: Stripe.PaymentIntent, given: MethodOptions | undefined): void {
  const options = intent.payment_method_options
  if (!options || !given) return
  const requested = (given.card || undefined)?.request_three_d_secure
  if (options.card && requested) options.card.request_three_d_secure = requested
  if (!options.konbini || given.konbini === undefined) return
  if (given.konbini === '') {
    options.konbini = { ...NO_KONBINI_OPTIONS }
    return
  }
  const { konbini } = given
  // Setting one kind of deadline replaces the other.
  if (konbini.expires_at) options.konbini.expires_after_days = null
  if (konbini.expires_after_days) options.konbini.expires_at = null
  const fields = ['confirmation_number', 'expires_after_days', 'expires_at', 'product_description']
  for (const name of fields as (keyof typeof NO_KONBINI_OPTIONS)[]) {
    const value = konbini[name]
    if (value !== undefined) Object.assign(options.konbini, { [name]: value === '' ? null : value })
  }
}
