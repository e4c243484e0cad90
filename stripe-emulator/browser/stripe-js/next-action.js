import { resolveLocale } from '../shared/locale.js'
import { openOverlay } from './overlay.js'

/**
 * Carries out an intent's `next_action`: a 3-D Secure challenge for a card, payment instructions
 * for a konbini voucher, a redirect for anything that asks for one.
 *
 * @returns {Promise<{ paymentIntent?: object, error?: object }>} the intent afterwards; a konbini
 *   voucher resolves when the customer closes the instructions, still `requires_action`
 */
export async function runNextAction({ paymentIntent, clientSecret, locale, retrieve }) {
  const action = paymentIntent.next_action
  if (action?.type === 'use_stripe_sdk') {
    return authenticate({ paymentIntent, clientSecret, locale, retrieve })
  }
  if (action?.type === 'konbini_display_details') {
    await showKonbiniInstructions(paymentIntent, locale)
    return retrieve()
  }
  if (action?.type === 'redirect_to_url') {
    window.location.assign(action.redirect_to_url.url)
    return new Promise(() => {})
  }
  return { paymentIntent }
}

async function authenticate({ paymentIntent, clientSecret, locale, retrieve }) {
  await openOverlay({
    path: 'three-ds-2-challenge.html',
    label: '3D Secure',
    kind: 'ThreeDSFrame',
    width: 440,
    height: 520,
    params: {
      intent: paymentIntent.id,
      clientSecret,
      amount: paymentIntent.amount,
      locale,
    },
  })
  const result = await retrieve()
  const after = result.paymentIntent
  if (result.error || after.status === 'succeeded' || after.status === 'requires_capture') {
    return result
  }
  return { error: challengeError(after) }
}

/**
 * A refused challenge, or a card that was declined after a passed one: the intent says which. In
 * the first case Stripe.js names `invalid_request_error` whatever the intent's own record says.
 */
function challengeError(paymentIntent) {
  const last = paymentIntent.last_payment_error
  if (last && last.code !== 'payment_intent_authentication_failure') {
    return { ...last, payment_intent: paymentIntent }
  }
  return {
    type: 'invalid_request_error',
    code: 'payment_intent_authentication_failure',
    doc_url: 'https://stripe.com/docs/error-codes/payment-intent-authentication-failure',
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
    payment_intent: paymentIntent,
    payment_method: last?.payment_method,
  }
}

function showKonbiniInstructions(paymentIntent, locale) {
  const details = paymentIntent.next_action.konbini_display_details
  return openOverlay({
    path: 'konbini-instructions.html',
    label: resolveLocale(locale) === 'ja' ? 'コンビニでのお支払い' : 'Pay at a konbini',
    kind: 'ModalFrame',
    width: 440,
    height: 420,
    params: {
      amount: paymentIntent.amount,
      expiresAt: details.expires_at,
      voucher: details.hosted_voucher_url ?? '',
      locale,
    },
  })
}
