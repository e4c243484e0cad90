import type Stripe from 'stripe'
import { missing } from '../http/errors.ts'
import { newId, randomText } from '../ids.ts'
import { emit } from '../webhooks/emit.ts'
import type { World } from '../world.ts'

export interface PortalParams {
  configuration?: string
  customer?: string
  locale?: string
  return_url?: string
}

/** A link to the hosted page where a customer cancels, resumes and changes the card. */
export function createPortalSession(
  world: World,
  params: PortalParams,
): Stripe.BillingPortal.Session {
  const customer = params.customer ?? ''
  if (!world.data.customers.has(customer)) throw missing('customer', customer, 'customer')
  const configuration = params.configuration
    ? retrievePortalConfiguration(world, params.configuration, 'configuration')
    : defaultConfiguration(world)
  const token = randomText(40)
  const session: Stripe.BillingPortal.Session = {
    id: newId('bps'),
    object: 'billing_portal.session',
    after_expiration: null,
    configuration: configuration.id,
    created: world.clock.seconds(),
    customer,
    customer_account: null,
    flow: null,
    livemode: false,
    locale: params.locale ?? null,
    on_behalf_of: null,
    return_url: params.return_url ?? configuration.default_return_url,
    url: `${world.baseUrl}/hosted/portal/${token}`,
  }
  world.data.portal_sessions.set(session.id, session)
  world.data.hosted_pages.set(token, session.id)
  emit(world, 'billing_portal.session.created', session)
  return session
}

/** Kept for callers that look: the features that they switch are always the same here. */
export function createPortalConfiguration(
  world: World,
  params: { default_return_url?: string; name?: string },
): Stripe.BillingPortal.Configuration {
  const configuration = newConfiguration(world, false)
  configuration.default_return_url = params.default_return_url || null
  configuration.name = params.name || null
  world.data.portal_configurations.set(configuration.id, configuration)
  emit(world, 'billing_portal.configuration.created', configuration)
  return configuration
}

export function retrievePortalConfiguration(
  world: World,
  id: string,
  param = 'id',
): Stripe.BillingPortal.Configuration {
  const configuration = world.data.portal_configurations.get(id)
  if (!configuration) throw missing('configuration', id, param)
  return configuration
}

/** The session behind a portal link, or null. */
export function portalOfToken(world: World, token: string): Stripe.BillingPortal.Session | null {
  return world.data.portal_sessions.get(world.data.hosted_pages.get(token) ?? '') ?? null
}

function defaultConfiguration(world: World): Stripe.BillingPortal.Configuration {
  const known = [...world.data.portal_configurations.values()].find((one) => one.is_default)
  if (known) return known
  const configuration = newConfiguration(world, true)
  world.data.portal_configurations.set(configuration.id, configuration)
  return configuration
}

function newConfiguration(world: World, is_default: boolean): Stripe.BillingPortal.Configuration {
  const now = world.clock.seconds()
  return {
    id: newId('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: now,
    default_return_url: null,
    features: {
      customer_update: { allowed_updates: [], enabled: false },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true, payment_method_configuration: null },
      subscription_cancel: {
        cancellation_reason: { enabled: false, feedback_options: null, options: [] },
        enabled: true,
        mode: 'at_period_end',
        proration_behavior: 'none',
      },
      subscription_pause: {
        duration: { interval_options: [], type: 'indefinite' },
        enabled: false,
      },
      subscription_update: {
        billing_cycle_anchor: null,
        default_allowed_updates: [],
        enabled: false,
        proration_behavior: 'none',
        schedule_at_period_end: { conditions: [] },
        trial_update_behavior: 'end_trial',
      },
    },
    is_default,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    updated: now,
  }
}
