import type Stripe from 'stripe'
import { ApiError } from '../http/errors.ts'
import { createCustomer } from '../resources/customers.ts'
import { confirmIntent, createIntent } from '../resources/payment-intents.ts'
import { draftMethod, type MethodData, storeMethod } from '../resources/payment-methods.ts'
import { attachToCustomer } from '../resources/saved-methods.ts'
import type { StoredCheckout } from '../store.ts'
import { emit } from '../webhooks/emit.ts'
import { type IntentOutcome, idOf, type World } from '../world.ts'
import { intentOf } from './invoice-payments.ts'
import { cancelSubscription, createSubscription } from './subscriptions.ts'

/**
 * The customer presses the button on the hosted page. Throws ApiError (a decline, a missing
 * field); the page shows its message and the session stays open. When a challenge comes first the
 * session stays open too, and completes with it.
 */
export function payCheckout(world: World, stored: StoredCheckout, data: MethodData): void {
  const { session } = stored
  const draft = draftMethod(world, data, 'payment_method_data')
  if (session.mode === 'subscription') {
    // Stripe makes the subscription only once the first payment is done; a plain decline is seen
    // before anything exists.
    const { card } = draft
    if (card?.decline && card.authentication !== 'required') {
      const { code, message } = card.decline
      throw new ApiError(402, { type: 'card_error', code, message }, true)
    }
    storeMethod(world, draft)
    subscribe(world, stored, draft.method)
    return
  }
  const customer = customerFor(world, session, data, session.customer_creation === 'always')
  const intent =
    world.data.payment_intents.get(idOf(session.payment_intent) ?? '') ??
    createIntent(world, {
      amount: session.amount_total ?? 0,
      currency: session.currency ?? 'jpy',
      customer: customer ?? undefined,
      allowed_payment_method_types: session.payment_method_types,
      payment_method_options: {
        konbini: {
          expires_after_days: session.payment_method_options?.konbini?.expires_after_days ?? '',
        },
      },
      ...stored.payment_intent_data,
    })
  session.payment_intent = intent.id
  confirmIntent(world, intent.id, { payment_method_data: data })
}

/** The intent that a session waits for, if it has one. */
export function intentOfCheckout(
  world: World,
  session: Stripe.Checkout.Session,
): Stripe.PaymentIntent | null {
  const invoice = world.data.invoices.get(idOf(session.invoice) ?? '')
  if (invoice) return intentOf(world, invoice)
  return world.data.payment_intents.get(idOf(session.payment_intent) ?? '') ?? null
}

/** Makes sessions learn what becomes of their intents. */
export function followCheckoutPayments(world: World): void {
  world.followers.push((intent, outcome) => {
    for (const { session } of world.data.checkout_sessions.values()) {
      if (session.payment_intent === intent.id) follow(world, session, intent, outcome)
      else if (session.mode === 'subscription' && session.status === 'open') {
        if (intentOfCheckout(world, session)?.id === intent.id) {
          followFirstInvoice(world, session, intent, outcome)
        }
      }
    }
  })
}

function follow(
  world: World,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  outcome: IntentOutcome,
) {
  const waiting = session.status === 'complete' && session.payment_status === 'unpaid'
  if (outcome === 'succeeded' && session.status === 'open') complete(world, session, intent, 'paid')
  else if (outcome === 'succeeded' && waiting) {
    session.payment_status = 'paid'
    emit(world, 'checkout.session.async_payment_succeeded', session)
  } else if (outcome === 'failed' && waiting) {
    emit(world, 'checkout.session.async_payment_failed', session)
  } else if (
    outcome === 'requires_action' &&
    intent.next_action?.type === 'konbini_display_details' &&
    session.status === 'open'
  ) {
    complete(world, session, intent, 'unpaid')
  }
}

function subscribe(world: World, stored: StoredCheckout, method: Stripe.PaymentMethod) {
  const { session } = stored
  const customer = customerFor(world, session, method, true) ?? ''
  attachToCustomer(world, method.id, { customer })
  const items = stored.items.map(({ price, quantity }) => ({
    price: price?.id,
    quantity: quantity ?? 1,
  }))
  const subscription = createSubscription(world, {
    ...stored.subscription_data,
    customer,
    items,
    default_payment_method: method.id,
    payment_behavior: 'default_incomplete',
  })
  session.subscription = subscription.id
  session.invoice = idOf(subscription.latest_invoice)
  const invoice = world.data.invoices.get(session.invoice ?? '')
  const intent = invoice ? intentOf(world, invoice) : null
  if (!intent) return complete(world, session, null, 'no_payment_required')
  confirmIntent(world, intent.id, { payment_method: method.id })
}

/** A failed challenge leaves nothing behind: the next try starts over with another card. */
function followFirstInvoice(
  world: World,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  outcome: IntentOutcome,
) {
  if (outcome === 'succeeded') complete(world, session, intent, 'paid')
  if (outcome !== 'failed') return
  const subscription = String(session.subscription)
  session.subscription = null
  session.invoice = null
  cancelSubscription(world, subscription, {})
}

function complete(
  world: World,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
  payment_status: string,
) {
  const method = world.data.payment_methods.get(idOf(intent?.payment_method) ?? '')
  const customer = world.data.customers.get(idOf(session.customer as string) ?? '')
  const billing = method?.billing_details
  session.status = 'complete'
  session.payment_status = payment_status
  session.url = null
  session.customer_details = {
    address: billing?.address ?? null,
    business_name: null,
    email: billing?.email ?? customer?.email ?? session.customer_email,
    individual_name: null,
    name: billing?.name ?? customer?.name ?? null,
    phone: billing?.phone ?? null,
    tax_exempt: 'none',
    tax_ids: [],
  }
  emit(world, 'checkout.session.completed', session)
}

function customerFor(
  world: World,
  session: Stripe.Checkout.Session,
  { billing_details }: MethodData | Stripe.PaymentMethod,
  create: boolean,
): string | null {
  const known = idOf(session.customer as string)
  if (known || !create) return known
  const { id } = createCustomer(world, {
    email: billing_details?.email ?? session.customer_email ?? undefined,
    name: billing_details?.name ?? undefined,
  })
  session.customer = id
  return id
}
