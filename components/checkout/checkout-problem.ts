import type { Yen } from '#lib/money.ts'
import type { CheckoutAnswer, CheckoutRefusal } from '#lib/orders/checkout-form.ts'

/** What stands between the customer and the order, with all that its sentence needs. */
export type Problem =
  | { kind: Exclude<CheckoutRefusal, 'declined' | 'price_changed' | 'invalid'> }
  | { kind: 'declined'; advice: DeclineAdvice }
  | { kind: 'price_changed'; totalYen: Yen }
  | { kind: 'invalid'; fields: Record<string, string> }
  /** The Payment Element found something missing; its own sentence, where it has one. */
  | { kind: 'form'; message: string | null }
  | { kind: 'unreachable' }
  | { kind: 'authentication_failed' }

type Refusal = Extract<CheckoutAnswer, { ok: false }>

export function problemOf(refusal: Refusal): Problem {
  switch (refusal.reason) {
    case 'declined':
      return { kind: 'declined', advice: adviceFor(refusal.declineCode) }
    case 'price_changed':
      return { kind: 'price_changed', totalYen: refusal.totalYen ?? 0 }
    case 'invalid':
      return { kind: 'invalid', fields: refusal.fields ?? {} }
    default:
      return { kind: refusal.reason }
  }
}

/** Keys of `checkout.declined`. */
export type DeclineAdvice =
  | 'other_card'
  | 'funds'
  | 'expired'
  | 'number'
  | 'try_again'
  | 'phone_number'

/**
 * Stripe has about fifty decline codes (docs.stripe.com/declines/codes); customers can do six
 * different things about them. Lost, stolen and fraud codes are never told apart from a plain
 * refusal: Stripe asks for that, and the person at the screen may not be the card's owner.
 */
export function adviceFor(declineCode: string | undefined): DeclineAdvice {
  return (declineCode && ADVICE[declineCode]) || 'other_card'
}

const ADVICE: Readonly<Record<string, DeclineAdvice>> = {
  insufficient_funds: 'funds',
  withdrawal_count_limit_exceeded: 'funds',
  card_velocity_exceeded: 'funds',
  expired_card: 'expired',
  incorrect_cvc: 'number',
  invalid_cvc: 'number',
  incorrect_number: 'number',
  invalid_number: 'number',
  invalid_expiry_month: 'number',
  invalid_expiry_year: 'number',
  processing_error: 'try_again',
  try_again_later: 'try_again',
  reenter_transaction: 'try_again',
  issuer_not_available: 'try_again',
  payment_intent_konbini_rejected_confirmation_number: 'phone_number',
}
