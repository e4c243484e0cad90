import type Stripe from 'stripe'
import { invalid } from '../http/errors.ts'
import { KONBINI_LIMITS } from './konbini-rules.ts'

/** Throws 400 with the code of the limit that an amount in yen breaks. */
export function checkKonbiniAmount({ amount, currency }: Stripe.PaymentIntent): void {
  if (currency !== 'jpy') return
  const { minimum, maximum } = KONBINI_LIMITS
  if (amount < minimum) {
    throw invalid(`Amount must be at least ¥${minimum}`, 'amount', 'amount_too_small')
  }
  if (amount > maximum) {
    throw invalid(`Amount must be no more than ¥${maximum}`, 'amount', 'amount_too_large')
  }
}
