import type Stripe from 'stripe'
import { ApiError } from '../http/errors.ts'
import { newId } from '../ids.ts'
import { cancel, confirmIntent, createIntent } from '../resources/payment-intents.ts'
import { emit } from '../webhooks/emit.ts'
import { type IntentOutcome, idOf, type World } from '../world.ts'
import { subscriptionOf } from './invoice-shape.ts'
import { becomeLate, becomePaid, endSubscription, isOver } from './subscription-life.ts'

/** Days between attempts on a card that failed; after the last one the subscription ends. */
const RETRY_AFTER_DAYS = [3, 5, 7]

/** The intent that an open invoice is paid with, made when the invoice is finalized. */
export function openPayment(world: World, invoice: Stripe.Invoice): void {
  const automatic = invoice.collection_method === 'charge_automatically'
  const wanted = invoice.payment_settings.payment_method_types
  const intent = createIntent(world, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: idOf(invoice.customer) ?? undefined,
    description: invoice.description ?? (automatic ? 'Subscription creation' : 'Invoice'),
    // Nothing but a card can be charged without the customer, so nothing else is offered.
    allowed_payment_method_types: automatic ? ['card'] : (wanted ?? ['card', 'konbini']),
    ...(automatic && invoice.parent ? { setup_future_usage: 'off_session' } : {}),
  })
  const payment: Stripe.InvoicePayment = {
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: world.clock.seconds(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  }
  world.data.invoice_payments.set(payment.id, payment)
}

/** The payments of an invoice, oldest first. */
export function paymentsOf(world: World, invoice: Stripe.Invoice): Stripe.InvoicePayment[] {
  return [...world.data.invoice_payments.values()].filter((one) => one.invoice === invoice.id)
}

export function intentOf(world: World, invoice: Stripe.Invoice): Stripe.PaymentIntent | null {
  const id = idOf(paymentsOf(world, invoice)[0]?.payment.payment_intent)
  return world.data.payment_intents.get(id ?? '') ?? null
}

/**
 * Tries to take the money without the customer, with the method given or the one on file. Returns
 * what went wrong, or null: the invoice is paid, or waits for a challenge.
 */
export function attemptPayment(
  world: World,
  invoice: Stripe.Invoice,
  given: string | null,
): ApiError | null {
  const intent = intentOf(world, invoice)
  const payment_method = given ?? methodOnFile(world, invoice)
  if (!intent) return null
  if (!payment_method) {
    recordFailure(world, invoice)
    return new ApiError(
      400,
      {
        type: 'invalid_request_error',
        code: 'resource_missing',
        message:
          'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
      },
      true,
    )
  }
  try {
    confirmIntent(world, intent.id, { payment_method })
    return null
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

/** The method that a subscription, its invoice or its customer has for such payments. */
export function methodOnFile(world: World, invoice: Stripe.Invoice): string | null {
  const customer = world.data.customers.get(idOf(invoice.customer as string) ?? '')
  return (
    idOf(invoice.default_payment_method) ??
    idOf(subscriptionOf(world, invoice)?.default_payment_method) ??
    idOf(customer?.invoice_settings.default_payment_method) ??
    null
  )
}

/** Nothing more is owed. */
export function markPaid(world: World, invoice: Stripe.Invoice, method: string | null): void {
  const now = world.clock.seconds()
  invoice.status = 'paid'
  invoice.attempted = true
  invoice.amount_paid = invoice.amount_due
  invoice.amount_remaining = 0
  invoice.auto_advance = false
  invoice.next_payment_attempt = null
  invoice.status_transitions.paid_at = now
  emit(world, 'invoice.paid', invoice)
  emit(world, 'invoice.payment_succeeded', invoice)
  const subscription = subscriptionOf(world, invoice)
  if (subscription && !isOver(subscription)) becomePaid(world, subscription, method)
}

/** Ends what can still be paid of an invoice that nobody shall pay any more. Throws 400. */
export function closePayment(world: World, invoice: Stripe.Invoice): void {
  const intent = intentOf(world, invoice)
  if (intent && !['succeeded', 'canceled'].includes(intent.status)) cancel(world, intent.id, {})
  for (const payment of paymentsOf(world, invoice)) {
    if (payment.status !== 'open') continue
    payment.status = 'canceled'
    payment.status_transitions.canceled_at = world.clock.seconds()
  }
}

/** Makes invoices learn what becomes of their intents, and tries again what failed. */
export function followInvoicePayments(world: World): void {
  world.followers.push((intent, outcome) => {
    if (world.data.invoice_payments.size === 0) return
    const payment = [...world.data.invoice_payments.values()].find(
      (one) => one.payment.payment_intent === intent.id,
    )
    const invoice = world.data.invoices.get(idOf(payment?.invoice as string) ?? '')
    if (payment && invoice?.status === 'open') follow(world, intent, outcome, invoice, payment)
  })
  world.timers.on('invoice_retry', (id) => {
    const invoice = world.data.invoices.get(id)
    if (invoice?.status === 'open') attemptPayment(world, invoice, null)
  })
}

function follow(
  world: World,
  intent: Stripe.PaymentIntent,
  outcome: IntentOutcome,
  invoice: Stripe.Invoice,
  payment: Stripe.InvoicePayment,
) {
  if (outcome === 'succeeded') {
    payment.status = 'paid'
    payment.amount_paid = intent.amount_received
    payment.status_transitions.paid_at = world.clock.seconds()
    invoice.attempt_count += 1
    markPaid(world, invoice, savedMethod(world, intent))
  } else if (outcome === 'failed') {
    recordFailure(world, invoice)
  } else if (outcome === 'requires_action' && intent.next_action?.type === 'use_stripe_sdk') {
    emit(world, 'invoice.payment_action_required', invoice)
    const subscription = subscriptionOf(world, invoice)
    if (subscription) becomeLate(world, subscription)
  }
}

function recordFailure(world: World, invoice: Stripe.Invoice) {
  invoice.attempted = true
  invoice.attempt_count += 1
  const subscription = subscriptionOf(world, invoice)
  const first = invoice.billing_reason === 'subscription_create'
  const automatic = invoice.collection_method === 'charge_automatically'
  const days = RETRY_AFTER_DAYS[invoice.attempt_count - 1]
  const retry = automatic && subscription !== null && !first && days !== undefined
  invoice.next_payment_attempt = retry ? world.clock.seconds() + days * 86_400 : null
  if (retry) {
    world.timers.add('invoice_retry', world.clock.now() + days * 86_400_000, invoice.id)
  }
  emit(world, 'invoice.payment_failed', invoice)
  if (!subscription || !automatic || first) return
  if (retry) becomeLate(world, subscription)
  else if (!isOver(subscription)) endSubscription(world, subscription, 'payment_failed')
}

function savedMethod(world: World, intent: Stripe.PaymentIntent): string | null {
  const method = world.data.payment_methods.get(idOf(intent.payment_method) ?? '')
  return method?.customer ? method.id : null
}
