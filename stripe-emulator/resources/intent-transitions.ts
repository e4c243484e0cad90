import type Stripe from 'stripe'
import { emit } from '../webhooks/emit.ts'
import { type IntentOutcome, idOf, type World } from '../world.ts'

/** Every status change of a PaymentIntent after its creation, with the event that tells of it. */

export function requireAction(
  world: World,
  intent: Stripe.PaymentIntent,
  action: Stripe.PaymentIntent.NextAction,
): void {
  intent.status = 'requires_action'
  intent.next_action = action
  intent.last_payment_error = null
  emit(world, 'payment_intent.requires_action', intent)
  tell(world, intent, 'requires_action')
}

export function succeed(world: World, intent: Stripe.PaymentIntent, charge: Stripe.Charge): void {
  intent.latest_charge = charge.id
  intent.next_action = null
  saveForLater(world, intent)
  intent.last_payment_error = null
  if (charge.captured) {
    intent.status = 'succeeded'
    intent.amount_received = charge.amount_captured
    intent.amount_capturable = 0
    emit(world, 'payment_intent.succeeded', intent)
    tell(world, intent, 'succeeded')
  } else {
    intent.status = 'requires_capture'
    intent.amount_capturable = charge.amount
    emit(world, 'payment_intent.amount_capturable_updated', intent)
  }
}

/** `setup_future_usage` with a customer: a method that paid is the customer's from now on. */
function saveForLater(world: World, intent: Stripe.PaymentIntent) {
  const method = world.data.payment_methods.get(idOf(intent.payment_method) ?? '')
  const customer = idOf(intent.customer)
  if (!intent.setup_future_usage || !customer || !method || method.customer) return
  method.customer = customer
  emit(world, 'payment_method.attached', method)
}

/** The attempt is over, the intent is not: another method can be tried. */
export function failAttempt(
  world: World,
  intent: Stripe.PaymentIntent,
  error: Stripe.PaymentIntent.LastPaymentError,
  charge: Stripe.Charge | null,
): void {
  intent.status = 'requires_payment_method'
  intent.next_action = null
  intent.payment_method = null
  intent.last_payment_error = error
  if (charge) intent.latest_charge = charge.id
  emit(world, 'payment_intent.payment_failed', intent)
  tell(world, intent, 'failed')
}

export function cancelIntent(
  world: World,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): void {
  intent.status = 'canceled'
  intent.canceled_at = world.clock.seconds()
  intent.cancellation_reason = reason
  intent.next_action = null
  intent.amount_capturable = 0
  emit(world, 'payment_intent.canceled', intent)
}

function tell(world: World, intent: Stripe.PaymentIntent, outcome: IntentOutcome) {
  for (const follower of world.followers) follower(intent, outcome)
}
