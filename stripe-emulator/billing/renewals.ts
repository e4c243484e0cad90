import type Stripe from 'stripe'
import { emit } from '../webhooks/emit.ts'
import { idOf, type World } from '../world.ts'
import { methodOnFile } from './invoice-payments.ts'
import { addLine, newInvoice } from './invoice-shape.ts'
import { finalize, finalizeInvoice, giveUp } from './invoices.ts'
import { periodEnd } from './periods.ts'
import { changeSubscription, currentPeriod, endSubscription, isOver } from './subscription-life.ts'

/** A renewal's invoice stays a draft for about an hour, so that a shop can still add to it. */
const DRAFT_MS = 3_600_000
/** A first payment that does not come within 23 hours ends the subscription. */
const FIRST_PAYMENT_WITHIN_SECONDS = 23 * 3600
const TRIAL_WILL_END_BEFORE_SECONDS = 3 * 86_400

/** Plans what time does to a subscription. Moments that an update made obsolete find nothing. */
export function schedule(world: World, subscription: Stripe.Subscription): void {
  const { id, trial_end, cancel_at, created, status } = subscription
  const { end } = currentPeriod(subscription)
  world.timers.add('subscription_due', end * 1000, `${id}@${end}`)
  if (cancel_at && cancel_at !== end) {
    world.timers.add('subscription_due', cancel_at * 1000, `${id}@${cancel_at}`)
  }
  if (status === 'incomplete') {
    const until = (created + FIRST_PAYMENT_WITHIN_SECONDS) * 1000
    world.timers.add('subscription_unpaid', until, id)
  }
  const warning = (trial_end ?? 0) - TRIAL_WILL_END_BEFORE_SECONDS
  if (status === 'trialing' && warning > world.clock.seconds()) {
    world.timers.add('trial_will_end', warning * 1000, id)
  }
}

/** The invoice of the period that is running, still a draft. */
export function billPeriod(
  world: World,
  subscription: Stripe.Subscription,
  reason: string,
): Stripe.Invoice {
  const customer = world.data.customers.get(idOf(subscription.customer as string) ?? '')
  if (!customer) throw new Error(`${subscription.id} has lost its customer.`)
  const period = currentPeriod(subscription)
  const invoice = newInvoice(world, {
    customer,
    currency: subscription.currency,
    billing_reason: reason,
    collection_method: subscription.collection_method,
    subscription,
    payment_method_types: subscription.payment_settings?.payment_method_types ?? null,
    auto_advance: true,
    period: { start: world.clock.seconds(), end: world.clock.seconds() },
  })
  const trial = subscription.status === 'trialing'
  for (const item of subscription.items.data) {
    const quantity = item.quantity ?? 1
    addLine(invoice, {
      amount: trial ? 0 : (item.price.unit_amount ?? 0) * quantity,
      description: lineText(world, item, trial),
      quantity,
      price: item.price,
      period,
      subscription: subscription.id,
      parent: {
        invoice_item_details: null,
        subscription_item_details: {
          invoice_item: null,
          proration: false,
          proration_details: null,
          subscription: subscription.id,
          subscription_item: item.id,
        },
        type: 'subscription_item_details',
      },
    })
  }
  if (subscription.collection_method === 'send_invoice') {
    invoice.due_date = world.clock.seconds() + (subscription.days_until_due ?? 0) * 86_400
  }
  world.data.invoices.set(invoice.id, invoice)
  subscription.latest_invoice = invoice.id
  emit(world, 'invoice.created', invoice)
  return invoice
}

/**
 * The next period begins, on its day or `now`, and is billed. A trial without a payment method
 * may end otherwise, as its settings say.
 */
export function renew(world: World, subscription: Stripe.Subscription, when: 'due' | 'now'): void {
  const trial = subscription.status === 'trialing'
  const missing = subscription.trial_settings?.end_behavior.missing_payment_method
  if (trial && missing !== 'create_invoice' && !hasMethod(world, subscription)) {
    if (missing === 'cancel') endSubscription(world, subscription, 'cancellation_requested')
    else {
      changeSubscription(world, subscription, () => {
        subscription.status = 'paused'
      })
      emit(world, 'customer.subscription.paused', subscription)
    }
    return
  }
  const start = when === 'now' ? world.clock.seconds() : currentPeriod(subscription).end
  const rhythm = subscription.items.data[0]?.price.recurring
  if (!rhythm) return
  changeSubscription(world, subscription, () => {
    if (when === 'now') subscription.billing_cycle_anchor = start
    if (trial && when === 'now') subscription.trial_end = start
    if (trial || subscription.status === 'paused') subscription.status = 'active'
    const end = periodEnd(subscription.billing_cycle_anchor, start, rhythm)
    for (const item of subscription.items.data) {
      item.current_period_start = start
      item.current_period_end = end
    }
  })
  schedule(world, subscription)
  const reason = when === 'now' ? 'subscription_update' : 'subscription_cycle'
  const invoice = billPeriod(world, subscription, reason)
  const pause = pauseInForce(world, subscription)
  if (pause === 'keep_as_draft') invoice.auto_advance = false
  else if (pause) {
    finalize(world, invoice)
    if (invoice.status === 'open') {
      giveUp(world, invoice.id, pause === 'void' ? 'void' : 'uncollectible')
    }
  } else if (when === 'now') finalizeInvoice(world, invoice.id, {})
  else {
    const at = world.clock.now() + DRAFT_MS
    invoice.automatically_finalizes_at = Math.floor(at / 1000)
    world.timers.add('invoice_advance', at, invoice.id)
  }
}

/** Registers what happens to subscriptions as time passes. */
export function registerSubscriptionTimers(world: World): void {
  world.timers.on('subscription_due', (ref) => {
    const [id = '', moment] = ref.split('@')
    const subscription = world.data.subscriptions.get(id)
    if (!subscription || isOver(subscription) || subscription.status === 'paused') return
    const at = Number(moment)
    const { end } = currentPeriod(subscription)
    const leaves = subscription.cancel_at === at
    if (leaves) endSubscription(world, subscription, 'cancellation_requested')
    else if (at === end && subscription.status !== 'incomplete') renew(world, subscription, 'due')
  })
  world.timers.on('subscription_unpaid', (id) => {
    const subscription = world.data.subscriptions.get(id)
    if (subscription?.status !== 'incomplete') return
    const invoice = world.data.invoices.get(idOf(subscription.latest_invoice) ?? '')
    if (invoice?.status === 'open') giveUp(world, invoice.id, 'void')
    endSubscription(world, subscription, 'payment_failed')
  })
  world.timers.on('trial_will_end', (id) => {
    const subscription = world.data.subscriptions.get(id)
    if (subscription?.status !== 'trialing') return
    emit(world, 'customer.subscription.trial_will_end', subscription)
  })
}

function hasMethod(world: World, subscription: Stripe.Subscription): boolean {
  if (subscription.collection_method === 'send_invoice') return true
  const invoice = world.data.invoices.get(idOf(subscription.latest_invoice) ?? '')
  return invoice !== undefined && methodOnFile(world, invoice) !== null
}

function pauseInForce(world: World, subscription: Stripe.Subscription): string | null {
  const pause = subscription.pause_collection
  if (!pause) return null
  if (!pause.resumes_at || pause.resumes_at > world.clock.seconds()) return pause.behavior
  changeSubscription(world, subscription, () => {
    subscription.pause_collection = null
  })
  return null
}

function lineText(world: World, { price, quantity }: Stripe.SubscriptionItem, trial: boolean) {
  const product = world.data.products.get(idOf(price.product as string) ?? '')
  const name = product?.name ?? 'Subscription'
  if (trial) return `Trial period for ${name}`
  return `${quantity ?? 1} × ${name} (at ¥${price.unit_amount ?? 0} / ${price.recurring?.interval})`
}
