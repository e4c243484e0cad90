import type Stripe from 'stripe'
import { invalid, missing, refused } from '../http/errors.ts'
import type { ListParams } from '../http/lists.ts'
import { mergeMetadata } from '../http/params.ts'
import { CARD_LIMITS, KONBINI_LIMITS } from '../resources/konbini-rules.ts'
import { emit } from '../webhooks/emit.ts'
import type { World } from '../world.ts'
import { createPrice, type PriceParams, retrievePrice } from './catalog.ts'
import { lineItem, newSession } from './checkout-shape.ts'
import type { SubscriptionParams } from './subscription-params.ts'

export interface CheckoutParams {
  allowed_payment_method_types?: string[]
  billing_address_collection?: string
  cancel_url?: string
  client_reference_id?: string
  customer?: string
  customer_creation?: string
  customer_email?: string
  excluded_payment_method_types?: string[]
  expires_at?: number
  line_items?: { price?: string; price_data?: PriceParams; quantity?: number }[]
  locale?: string
  metadata?: Record<string, string> | ''
  mode?: string
  payment_intent_data?: {
    capture_method?: string
    description?: string
    metadata?: Record<string, string>
    receipt_email?: string
    shipping?: Stripe.PaymentIntentCreateParams.Shipping
    setup_future_usage?: string
    statement_descriptor?: string
    statement_descriptor_suffix?: string
  }
  payment_method_collection?: string
  /** Only from API versions before 2026-09-30.endive. */
  payment_method_types?: string[]
  payment_method_options?: { konbini?: { expires_after_days?: number } }
  submit_type?: string
  subscription_data?: Pick<
    SubscriptionParams,
    'description' | 'metadata' | 'trial_end' | 'trial_period_days' | 'trial_settings'
  >
  success_url?: string
  ui_mode?: string
}

/** A session lives between 30 minutes and a day; a day when nothing is said. */
const SHORTEST_SECONDS = 30 * 60
const LONGEST_SECONDS = 86_400

export function createCheckout(world: World, params: CheckoutParams): Stripe.Checkout.Session {
  if ((params.ui_mode ?? 'hosted_page') !== 'hosted_page') {
    throw invalid('This emulator knows ui_mode hosted_page only.', 'ui_mode')
  }
  if (!params.success_url) {
    throw invalid('Missing required param: success_url.', 'success_url', 'parameter_missing')
  }
  const mode = params.mode ?? 'payment'
  if (mode !== 'payment' && mode !== 'subscription') {
    throw invalid('This emulator knows mode payment and subscription only.', 'mode')
  }
  if (params.customer && !world.data.customers.has(params.customer)) {
    throw missing('customer', params.customer, 'customer')
  }
  const now = world.clock.seconds()
  const expires_at = params.expires_at ?? now + LONGEST_SECONDS
  if (expires_at < now + SHORTEST_SECONDS || expires_at > now + LONGEST_SECONDS) {
    throw invalid(
      'The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation.',
      'expires_at',
    )
  }
  const items = readItems(world, params, mode)
  const total = items.reduce((sum, { amount_total }) => sum + amount_total, 0)
  const currency = items[0]?.currency ?? 'jpy'
  const types = typesFor(params, mode, currency, total)
  const session = newSession(world, params, { mode, currency, total, types, expires_at })
  session.metadata = mergeMetadata({}, params.metadata)
  world.data.checkout_sessions.set(session.id, {
    session,
    items,
    payment_intent_data: params.payment_intent_data ?? {},
    subscription_data: params.subscription_data ?? {},
  })
  world.timers.add('checkout_expired', expires_at * 1000, session.id)
  world.changed()
  return session
}

export function retrieveCheckout(world: World, id: string): Stripe.Checkout.Session {
  const stored = world.data.checkout_sessions.get(id)
  if (!stored) throw missing('checkout.session', id)
  return stored.session
}

export function updateCheckout(
  world: World,
  id: string,
  params: { metadata?: Record<string, string> | '' },
): Stripe.Checkout.Session {
  const session = retrieveCheckout(world, id)
  session.metadata = mergeMetadata(session.metadata ?? {}, params.metadata)
  world.changed()
  return session
}

export function expireCheckout(world: World, id: string): Stripe.Checkout.Session {
  const session = retrieveCheckout(world, id)
  if (session.status !== 'open') {
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This one is ${session.status}.`,
      undefined,
    )
  }
  end(world, session)
  return session
}

/** GET /v1/checkout/sessions/:id/line_items, and what `expand: ['line_items']` shows. */
export function listCheckoutItems(
  world: World,
  id: string,
  params: ListParams = {},
): Stripe.ApiList<Stripe.LineItem> {
  retrieveCheckout(world, id)
  const all = world.data.checkout_sessions.get(id)?.items ?? []
  const limit = params.limit ?? 10
  const start = all.findIndex((item) => item.id === params.starting_after) + 1
  return {
    object: 'list',
    data: all.slice(start, start + limit),
    has_more: all.length > start + limit,
    url: `/v1/checkout/sessions/${id}/line_items`,
  }
}

/** Registers what happens to sessions as time passes. */
export function registerCheckoutTimers(world: World): void {
  world.timers.on('checkout_expired', (id) => {
    const stored = world.data.checkout_sessions.get(id)
    if (stored?.session.status === 'open') end(world, stored.session)
  })
}

function end(world: World, session: Stripe.Checkout.Session) {
  session.status = 'expired'
  session.url = null
  emit(world, 'checkout.session.expired', session)
}

function readItems(world: World, params: CheckoutParams, mode: string): Stripe.LineItem[] {
  const given = params.line_items ?? []
  if (given.length === 0) {
    throw invalid('Missing required param: line_items.', 'line_items', 'parameter_missing')
  }
  const items = given.map(({ price, price_data, quantity }, index) => {
    const one = price_data
      ? createPrice(world, price_data)
      : retrievePrice(world, price ?? '', `line_items[${index}][price]`)
    return lineItem(world, one, quantity ?? 1)
  })
  const recurring = items.some((item) => item.price?.recurring)
  if (mode === 'payment' && recurring) {
    throw invalid(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
      'mode',
    )
  }
  if (mode === 'subscription' && !items.every((item) => item.price?.recurring)) {
    throw invalid('This emulator takes only recurring prices in `subscription` mode.', 'line_items')
  }
  return items
}

/** Konbini cannot be charged again, so it is not offered for subscriptions. */
function typesFor(params: CheckoutParams, mode: string, currency: string, total: number): string[] {
  const allowed = params.allowed_payment_method_types ?? params.payment_method_types
  const limits = { card: CARD_LIMITS, konbini: KONBINI_LIMITS }
  const types = (['card', 'konbini'] as const).filter((type) => {
    if (allowed && !allowed.includes(type)) return false
    if (params.excluded_payment_method_types?.includes(type)) return false
    if (type === 'card') return mode === 'subscription' || total >= limits.card.minimum
    const once = mode === 'payment' && !params.payment_intent_data?.setup_future_usage
    const now = params.payment_intent_data?.capture_method !== 'manual'
    const fits = total >= limits.konbini.minimum && total <= limits.konbini.maximum
    return once && now && fits && currency === 'jpy'
  })
  if (types.length > 0) return types
  throw invalid(
    'No valid payment method types for this Checkout Session.',
    'allowed_payment_method_types',
  )
}
