import type Stripe from 'stripe'
import { ApiError } from '../http/errors.ts'
import { idOf, type World } from '../world.ts'
import type { CardBehaviour, Decline } from './cards.ts'
import { chargeCard, failCharge } from './charges.ts'
import { failAttempt, requireAction, succeed } from './intent-transitions.ts'

/** Charges, asks for 3-D Secure, or throws the 402 of a decline: whatever the card stands for. */
export function payByCard(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: CardBehaviour,
  how: { errorOnRequiresAction: boolean; offSession: boolean },
): void {
  const requested = intent.payment_method_options?.card?.request_three_d_secure
  const wanted = requested === 'any' || requested === 'challenge'
  const authenticate =
    card.authentication === 'required' || (wanted && card.authentication === 'optional')
  // Nobody is there to answer a challenge.
  if (authenticate && (how.errorOnRequiresAction || how.offSession)) {
    throw declineCard(world, intent, method, card, {
      code: 'authentication_required',
      decline_code: 'authentication_required',
      message: 'Your card was declined. This transaction requires authentication.',
    })
  }
  if (authenticate) {
    requireAction(world, intent, {
      type: 'use_stripe_sdk',
      use_stripe_sdk: {
        type: 'three_d_secure_redirect',
        stripe_js: `${world.baseUrl}/browser/three-d-secure?payment_intent=${intent.id}&client_secret=${intent.client_secret}`,
      } as Stripe.PaymentIntent.NextAction.UseStripeSdk,
    })
    return
  }
  if (card.decline) throw declineCard(world, intent, method, card, card.decline)
  succeed(world, intent, chargeCard(world, intent, method, card, false))
}

/** The customer answered the 3-D Secure challenge. Never throws for a decline: nobody waits. */
export function finishAuthentication(
  world: World,
  intent: Stripe.PaymentIntent,
  outcome: 'complete' | 'fail',
): void {
  const method = world.data.payment_methods.get(idOf(intent.payment_method) ?? '')
  const card = method && world.data.cards.get(method.id)
  if (!method || !card) return
  if (outcome === 'fail') {
    failAttempt(
      world,
      intent,
      {
        code: 'payment_intent_authentication_failure',
        doc_url: 'https://docs.stripe.com/error-codes/payment-intent-authentication-failure',
        message:
          'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
        payment_method: structuredClone(method),
        type: 'invalid_request_error',
      },
      null,
    )
  } else if (card.decline) {
    declineCard(world, intent, method, card, card.decline)
  } else {
    rememberSetUp(world, intent, method, card)
    succeed(world, intent, chargeCard(world, intent, method, card, true))
  }
}

/** Some cards ask only until they were saved with an authentication. */
function rememberSetUp(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: CardBehaviour,
) {
  if (!card.until_set_up || !intent.setup_future_usage) return
  world.data.cards.set(method.id, { ...card, authentication: 'unsupported' })
}

/** Records the decline and returns the 402 that a waiting caller gets. */
function declineCard(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: CardBehaviour,
  decline: Decline,
): ApiError {
  const charge = failCharge(world, intent, method, card, decline)
  const error = {
    charge: charge.id,
    code: decline.code,
    ...(decline.decline_code ? { decline_code: decline.decline_code } : {}),
    doc_url: `https://docs.stripe.com/error-codes/${decline.code.replaceAll('_', '-')}`,
    message: decline.message,
    payment_method: structuredClone(method),
    type: 'card_error' as const,
  }
  failAttempt(world, intent, error, charge)
  return new ApiError(402, { ...error, payment_intent: structuredClone(intent) }, true)
}
