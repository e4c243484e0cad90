/**
 * How a card behaves, which is all that is kept of it: Stripe's test numbers each stand for one
 * behaviour (docs.stripe.com/testing).
 */
export interface CardBehaviour {
  brand: string
  last4: string
  country: string
  exp_month: number
  exp_year: number
  /** What the issuer answers once authentication, if any, is done. */
  decline: Decline | null
  authentication: 'unsupported' | 'optional' | 'required'
  /** Refunds settle at once unless the number stands for something else. */
  refund: 'succeeds' | 'pending' | 'fails_later'
  /** What the cardholder does after the payment. */
  afterwards: 'fraudulent' | 'product_not_received' | 'inquiry' | 'fraud_warning' | null
  /** Whether the money can be paid out at once. */
  available: 'now' | 'later'
  /** Asks for authentication only until it was saved with one. */
  until_set_up: boolean
}

export interface Decline {
  code: string
  decline_code: string | null
  message: string
  /** Refused by Radar, Stripe's fraud rules, before the issuer was asked. */
  blocked?: boolean
}

const declined = (
  code: string,
  decline_code: string | null,
  message = 'Your card was declined.',
) => ({
  decline: { code, decline_code, message },
})

export const GENERIC_DECLINE: Decline = declined('card_declined', 'generic_decline').decline

type Row = Partial<
  Pick<
    CardBehaviour,
    | 'brand'
    | 'country'
    | 'decline'
    | 'authentication'
    | 'refund'
    | 'afterwards'
    | 'available'
    | 'until_set_up'
  >
> & {
  tokens?: string[]
}

/** Test number → behaviour. What a row leaves out is a US Visa that is simply approved. */
const CARDS: Record<string, Row> = {
  '4242424242424242': { tokens: ['pm_card_visa'] },
  '4000056655665556': { tokens: ['pm_card_visa_debit'] },
  '5555555555554444': { brand: 'mastercard', tokens: ['pm_card_mastercard'] },
  '378282246310005': { brand: 'amex', tokens: ['pm_card_amex'] },
  '4000003920000003': { country: 'JP', authentication: 'optional', tokens: ['pm_card_jp'] },
  '3530111333300000': { brand: 'jcb', country: 'JP', tokens: ['pm_card_jcb'] },
  '3566002020360505': { brand: 'jcb', country: 'JP' },
  '4000000000000077': { available: 'now', tokens: ['pm_card_bypassPending'] },

  '4000000000000002': {
    ...declined('card_declined', 'generic_decline'),
    tokens: ['pm_card_chargeDeclined', 'pm_card_visa_chargeDeclined'],
  },
  '4000000000009995': {
    ...declined('card_declined', 'insufficient_funds', 'Your card has insufficient funds.'),
    tokens: [
      'pm_card_chargeDeclinedInsufficientFunds',
      'pm_card_visa_chargeDeclinedInsufficientFunds',
    ],
  },
  '4000000000009987': {
    ...declined('card_declined', 'lost_card'),
    tokens: ['pm_card_visa_chargeDeclinedLostCard'],
  },
  '4000000000009979': {
    ...declined('card_declined', 'stolen_card'),
    tokens: ['pm_card_visa_chargeDeclinedStolenCard'],
  },
  '4000000000000069': {
    ...declined('expired_card', null, 'Your card has expired.'),
    tokens: ['pm_card_chargeDeclinedExpiredCard'],
  },
  '4000000000000127': {
    ...declined('incorrect_cvc', null, "Your card's security code is incorrect."),
    tokens: ['pm_card_chargeDeclinedIncorrectCvc'],
  },
  '4000000000000119': {
    ...declined(
      'processing_error',
      null,
      'An error occurred while processing your card. Try again in a little bit.',
    ),
    tokens: ['pm_card_chargeDeclinedProcessingError'],
  },
  '4000000000006975': {
    ...declined('card_declined', 'card_velocity_exceeded'),
    tokens: ['pm_card_visa_chargeDeclinedVelocityLimitExceeded'],
  },
  '4000000000000341': {
    ...declined('card_declined', 'generic_decline'),
    tokens: ['pm_card_chargeCustomerFail'],
  },
  '4100000000000019': {
    decline: { ...declined('card_declined', 'fraudulent').decline, blocked: true },
    tokens: ['pm_card_radarBlock'],
  },

  '4000000000003220': { authentication: 'required', tokens: ['pm_card_threeDSecure2Required'] },
  '4000000000003063': { authentication: 'required', tokens: ['pm_card_threeDSecureRequired'] },
  '4000008400001629': {
    authentication: 'required',
    ...declined('card_declined', 'generic_decline'),
    tokens: ['pm_card_threeDSecureRequiredChargeDeclined'],
  },
  '4000008400001280': {
    ...declined('card_declined', 'authentication_not_handled'),
    tokens: ['pm_card_threeDSecureRequiredProcessingError'],
  },
  '4000002760003184': { authentication: 'required', tokens: ['pm_card_authenticationRequired'] },
  '4000002500003155': {
    authentication: 'required',
    until_set_up: true,
    tokens: ['pm_card_authenticationRequiredOnSetup'],
  },
  '4000008260003178': {
    authentication: 'required',
    ...declined('card_declined', 'insufficient_funds', 'Your card has insufficient funds.'),
    tokens: ['pm_card_authenticationRequiredChargeDeclinedInsufficientFunds'],
  },
  '4000000000003055': { authentication: 'optional', tokens: ['pm_card_threeDSecureOptional'] },

  '4000000000007726': { refund: 'pending', tokens: ['pm_card_pendingRefund'] },
  '4000000000005126': { refund: 'fails_later', tokens: ['pm_card_refundFail'] },

  '4000000000000259': { afterwards: 'fraudulent', tokens: ['pm_card_createDispute'] },
  '4000000000002685': {
    afterwards: 'product_not_received',
    tokens: ['pm_card_createDisputeProductNotReceived'],
  },
  '4000000000001976': { afterwards: 'inquiry', tokens: ['pm_card_createDisputeInquiry'] },
  '4000000000005423': { afterwards: 'fraud_warning', tokens: ['pm_card_createIssuerFraudRecord'] },
}

/** The behaviour behind a full test number, or null for a number that is no test card. */
export function behaviourOfNumber(
  number: string,
  expiry: { month: number; year: number },
): CardBehaviour | null {
  const row = Object.hasOwn(CARDS, number) ? CARDS[number] : undefined
  if (!row) return null
  return {
    brand: row.brand ?? 'visa',
    last4: number.slice(-4),
    country: row.country ?? 'US',
    exp_month: expiry.month,
    exp_year: expiry.year,
    decline: row.decline ?? null,
    authentication: row.authentication ?? 'unsupported',
    refund: row.refund ?? 'succeeds',
    afterwards: row.afterwards ?? null,
    available: row.available ?? 'later',
    until_set_up: row.until_set_up ?? false,
  }
}

const NUMBERS_BY_TOKEN = new Map(
  Object.entries(CARDS).flatMap(([number, row]) => (row.tokens ?? []).map((t) => [t, number])),
)

/** The behaviour behind a ready-made test method such as `pm_card_jp`. */
export function behaviourOfToken(token: string, currentYear: number): CardBehaviour | null {
  const number = NUMBERS_BY_TOKEN.get(token)
  return number ? behaviourOfNumber(number, { month: 12, year: currentYear + 2 }) : null
}
