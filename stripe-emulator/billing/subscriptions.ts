import type Stripe from 'stripe'
import { invalid, missing, refused } from '../http/errors.ts'
import { type ListParams, listOf } from '../http/lists.ts'
import { mergeMetadata } from '../http/params.ts'
import { emit } from '../webhooks/emit.ts'
import { idOf, type World } from '../world.ts'
import { attemptPayment } from './invoice-payments.ts'
import { finalize, giveUp } from './invoices.ts'
import { periodEnd } from './periods.ts'
import { billPeriod, renew, schedule } from './renewals.ts'
import { changeSubscription, currentPeriod, endSubscription, isOver } from './subscription-life.ts'
import {
  applyFields,
  checkTogether,
  type ItemParams,
  priceFor,
  type SubscriptionParams,
} from './subscription-params.ts'
import { newItem, newSubscription } from './subscription-shape.ts'

export function createSubscription(world: World, params: SubscriptionParams): Stripe.Subscription {
  const customer = world.data.customers.get(params.customer ?? '')
  if (!customer) throw missing('customer', params.customer ?? '', 'customer')
  const items = params.items ?? []
  if (items.length === 0)
    throw invalid('Missing required param: items.', 'items', 'parameter_missing')
  const prices = items.map((item, index) => priceFor(world, item, index))
  checkTogether(prices)
  const [first] = prices as [Stripe.Price]
  const now = world.clock.seconds()
  const trial = trialFrom(params, now)
  const anchor = trial?.end ?? now
  const subscription = newSubscription(world, {
    customer: customer.id,
    currency: first.currency,
    collection_method: params.collection_method ?? 'charge_automatically',
    days_until_due: params.days_until_due ?? null,
    metadata: mergeMetadata({}, params.metadata),
    description: null,
    trial,
    anchor,
  })
  const rhythm = first.recurring ?? { interval: 'month', interval_count: 1 }
  const period = { start: now, end: trial?.end ?? periodEnd(anchor, now, rhythm) }
  for (const [index, price] of prices.entries()) {
    const quantity = items[index]?.quantity ?? 1
    subscription.items.data.push(newItem(world, subscription.id, price, quantity, period))
  }
  applyFields(world, subscription, params)
  const automatic = subscription.collection_method === 'charge_automatically'
  if (!automatic && !trial) subscription.status = 'active'
  const later = params.payment_behavior === 'default_incomplete'
  const method =
    idOf(subscription.default_payment_method) ??
    idOf(customer.invoice_settings.default_payment_method)
  if (automatic && !trial && !later && !method && totalOf(subscription) > 0) {
    throw invalid(
      'This customer has no attached payment source or default payment method. Please consider adding a default payment method. For more information, visit https://docs.stripe.com/billing/subscriptions/payment-methods-setting#payment-method-priority.',
      undefined,
      'resource_missing',
    )
  }
  world.data.subscriptions.set(subscription.id, subscription)
  schedule(world, subscription)
  emit(world, 'customer.subscription.created', subscription)
  const invoice = billPeriod(world, subscription, 'subscription_create')
  finalize(world, invoice)
  if (!automatic || later || invoice.status !== 'open') return subscription
  const error = attemptPayment(world, invoice, null)
  if (error && params.payment_behavior === 'error_if_incomplete') {
    giveUp(world, invoice.id, 'void')
    endSubscription(world, subscription, 'payment_failed')
    throw error
  }
  return subscription
}

export function retrieveSubscription(world: World, id: string): Stripe.Subscription {
  const subscription = world.data.subscriptions.get(id)
  if (!subscription) throw missing('subscription', id)
  return subscription
}

/** Another price takes its place without proration; another rhythm starts a new period now. */
export function updateSubscription(
  world: World,
  id: string,
  params: SubscriptionParams,
): Stripe.Subscription {
  const subscription = retrieveSubscription(world, id)
  if (isOver(subscription)) {
    throw refused('A canceled subscription can only update its metadata.', undefined)
  }
  const draft = structuredClone(subscription)
  const before = rhythmOf(draft)
  applyFields(world, draft, params)
  if (params.items) replaceItems(world, draft, params.items)
  draft.metadata = mergeMetadata(draft.metadata, params.metadata)
  if (params.trial_end !== undefined && params.trial_end !== 'now') {
    const trial = trialFrom(params, world.clock.seconds())
    if (trial) {
      draft.trial_start ??= trial.start
      draft.trial_end = trial.end
      draft.status = 'trialing'
      for (const item of draft.items.data) item.current_period_end = trial.end
      draft.billing_cycle_anchor = trial.end
    }
  }
  changeSubscription(world, subscription, () => Object.assign(subscription, draft))
  schedule(world, subscription)
  const endsTrial = params.trial_end === 'now' && subscription.status === 'trialing'
  if (endsTrial || before !== rhythmOf(subscription)) renew(world, subscription, 'now')
  return subscription
}

/** At once; `cancel_at_period_end` is an update. What is open of the first invoice is void. */
export function cancelSubscription(
  world: World,
  id: string,
  params: { cancellation_details?: { comment?: string; feedback?: string } },
): Stripe.Subscription {
  const subscription = retrieveSubscription(world, id)
  if (isOver(subscription)) throw missing('subscription', id)
  const details = subscription.cancellation_details
  if (details && params.cancellation_details) {
    details.comment = params.cancellation_details.comment || null
    details.feedback = params.cancellation_details.feedback || null
  }
  const incomplete = subscription.status === 'incomplete'
  const invoice = world.data.invoices.get(idOf(subscription.latest_invoice) ?? '')
  if (incomplete && invoice?.status === 'open') giveUp(world, invoice.id, 'void')
  endSubscription(world, subscription, 'cancellation_requested')
  return subscription
}

/** POST /v1/subscriptions/:id/resume, for one that was paused when its trial ended. */
export function resumeSubscription(world: World, id: string): Stripe.Subscription {
  const subscription = retrieveSubscription(world, id)
  if (subscription.status !== 'paused') {
    throw refused(`This subscription is ${subscription.status}, not paused.`, undefined)
  }
  renew(world, subscription, 'now')
  emit(world, 'customer.subscription.resumed', subscription)
  return subscription
}

export function listSubscriptions(
  world: World,
  params: ListParams & {
    collection_method?: string
    customer?: string
    price?: string
    status?: string
  },
): Stripe.ApiList<Stripe.Subscription> {
  const { status, customer, price, collection_method } = params
  return listOf(world.data.subscriptions, '/v1/subscriptions', params, {
    matches: (one) =>
      (!customer || one.customer === customer) &&
      (!collection_method || one.collection_method === collection_method) &&
      (!price || one.items.data.some((item) => item.price.id === price)) &&
      (status === 'all' ||
        (status === 'ended' ? isOver(one) : status ? one.status === status : !isOver(one))),
    view: (one) => one,
    created: ({ created }) => created,
  })
}

/** What a whole period costs. */
function totalOf(subscription: Stripe.Subscription): number {
  return subscription.items.data.reduce(
    (sum, { price, quantity }) => sum + (price.unit_amount ?? 0) * (quantity ?? 1),
    0,
  )
}

function rhythmOf(subscription: Stripe.Subscription): string {
  const recurring = subscription.items.data[0]?.price.recurring
  return `${recurring?.interval} ${recurring?.interval_count}`
}

function trialFrom(params: SubscriptionParams, now: number): { start: number; end: number } | null {
  if (params.trial_end === 'now') return null
  if (params.trial_end !== undefined) {
    const end = Number(params.trial_end)
    if (!Number.isInteger(end) || end <= now) throw invalid('Invalid timestamp', 'trial_end')
    return { start: now, end }
  }
  const days = params.trial_period_days ?? 0
  return days > 0 ? { start: now, end: now + days * 86_400 } : null
}

function replaceItems(world: World, subscription: Stripe.Subscription, given: ItemParams[]) {
  const period = currentPeriod(subscription)
  for (const [index, params] of given.entries()) {
    const known = params.id
      ? subscription.items.data.findIndex(({ id }) => id === params.id)
      : subscription.items.data.findIndex(({ price }) => price.id === params.price)
    if (params.id && known < 0) throw missing('subscription item', params.id, `items[${index}][id]`)
    const item = subscription.items.data[known]
    if (params.deleted) {
      subscription.items.data.splice(known, 1)
      continue
    }
    const price = params.price || params.price_data ? priceFor(world, params, index) : item?.price
    if (!price) throw invalid('Missing required param: price.', `items[${index}][price]`)
    const quantity = params.quantity ?? item?.quantity ?? 1
    const fresh = newItem(world, subscription.id, price, quantity, period)
    if (item) subscription.items.data[known] = { ...fresh, id: item.id, created: item.created }
    else subscription.items.data.push(fresh)
  }
  if (subscription.items.data.length === 0) {
    throw invalid('A subscription must have at least one active plan.', 'items')
  }
  checkTogether(subscription.items.data.map(({ price }) => price))
}
