import type Stripe from 'stripe'
import { invalid, missing } from '../http/errors.ts'
import { idOf, type World } from '../world.ts'
import { createPrice, type PriceParams, retrievePrice } from './catalog.ts'

export interface ItemParams {
  id?: string
  deleted?: boolean
  metadata?: Record<string, string> | ''
  price?: string
  price_data?: PriceParams
  quantity?: number
}

export interface SubscriptionParams {
  cancel_at?: number | ''
  cancel_at_period_end?: boolean
  cancellation_details?: { comment?: string; feedback?: string }
  collection_method?: string
  customer?: string
  days_until_due?: number
  default_payment_method?: string
  description?: string
  items?: ItemParams[]
  metadata?: Record<string, string> | ''
  off_session?: boolean
  pause_collection?: { behavior: string; resumes_at?: number } | ''
  payment_behavior?: string
  payment_settings?: {
    payment_method_types?: string[] | ''
    save_default_payment_method?: string
  }
  proration_behavior?: string
  trial_end?: string
  trial_period_days?: number
  trial_settings?: { end_behavior: { missing_payment_method: string } }
}

/** The recurring price that an item names. Throws 400. */
export function priceFor(world: World, item: ItemParams, index: number): Stripe.Price {
  const name = `items[${index}][price]`
  const price = item.price_data
    ? createPrice(world, item.price_data)
    : retrievePrice(world, item.price ?? '', name)
  if (!price.recurring) {
    throw invalid(
      `The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`,
      name,
    )
  }
  if (!price.active) throw invalid('The price specified is inactive.', name)
  return price
}

/** All items are billed together, so they share currency and rhythm. Throws 400. */
export function checkTogether(prices: Stripe.Price[]): void {
  const kinds = new Set(
    prices.map(
      ({ currency, recurring }) =>
        `${currency} ${recurring?.interval} ${recurring?.interval_count}`,
    ),
  )
  if (kinds.size <= 1) return
  throw invalid(
    'All prices on a subscription must have the same currency and the same `recurring.interval` and `recurring.interval_count`.',
    'items',
  )
}

/** Fields that create and update share. Throws 400; changes nothing before every check passed. */
export function applyFields(
  world: World,
  subscription: Stripe.Subscription,
  params: SubscriptionParams,
): void {
  checkMethod(world, subscription, params.default_payment_method)
  checkCollection(params, subscription)
  const { trial_settings, payment_settings: given, pause_collection: pause } = params
  if (params.default_payment_method !== undefined) {
    subscription.default_payment_method = params.default_payment_method || null
  }
  if (params.description !== undefined) subscription.description = params.description || null
  if (params.collection_method) subscription.collection_method = params.collection_method
  if (params.days_until_due !== undefined) subscription.days_until_due = params.days_until_due
  if (params.cancel_at_period_end !== undefined) {
    subscription.cancel_at_period_end = params.cancel_at_period_end
    const asked = params.cancel_at_period_end
    subscription.canceled_at = asked ? world.clock.seconds() : null
    subscription.cancel_at = asked ? (subscription.items.data[0]?.current_period_end ?? null) : null
    if (subscription.cancellation_details) {
      subscription.cancellation_details.reason = asked ? 'cancellation_requested' : null
    }
  } else if (params.cancel_at !== undefined) {
    subscription.cancel_at = params.cancel_at || null
    subscription.canceled_at = params.cancel_at ? world.clock.seconds() : null
  }
  const details = subscription.cancellation_details
  if (details && params.cancellation_details) {
    details.comment = params.cancellation_details.comment || null
    details.feedback = params.cancellation_details.feedback || null
  }
  if (pause !== undefined) {
    subscription.pause_collection = pause
      ? { behavior: pause.behavior, resumes_at: pause.resumes_at ?? null }
      : null
  }
  const settings = subscription.payment_settings
  if (settings && given) {
    if (given.payment_method_types !== undefined) {
      settings.payment_method_types = given.payment_method_types || null
    }
    if (given.save_default_payment_method) {
      settings.save_default_payment_method = given.save_default_payment_method
    }
  }
  if (trial_settings && subscription.trial_settings) {
    subscription.trial_settings.end_behavior.missing_payment_method =
      trial_settings.end_behavior.missing_payment_method
  }
}

function checkMethod(world: World, subscription: Stripe.Subscription, id: string | undefined) {
  if (!id) return
  const method = world.data.payment_methods.get(id)
  if (!method) throw missing('PaymentMethod', id, 'default_payment_method')
  if (method.customer === idOf(subscription.customer as string)) return
  throw invalid(
    `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
    'default_payment_method',
    'resource_missing',
  )
}

function checkCollection(params: SubscriptionParams, subscription: Stripe.Subscription) {
  const method = params.collection_method ?? subscription.collection_method
  if (!['charge_automatically', 'send_invoice'].includes(method)) {
    throw invalid('Invalid collection_method.', 'collection_method')
  }
  const sent = method === 'send_invoice'
  const days = params.days_until_due ?? subscription.days_until_due
  if (sent && days === null) {
    throw invalid(
      'If a subscription is set to bill the customer by sending an invoice, `days_until_due` must be set.',
      'days_until_due',
    )
  }
  if (!sent && params.days_until_due !== undefined) {
    throw invalid('`days_until_due` is only for send_invoice.', 'days_until_due')
  }
  const types = params.payment_settings?.payment_method_types || []
  if (!sent && types.includes('konbini')) {
    throw invalid(
      'konbini can only be used with subscriptions whose collection_method is send_invoice: nobody can be charged at a till without being there.',
      'payment_settings[payment_method_types]',
    )
  }
}
