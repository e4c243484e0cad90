import Stripe from 'stripe'
import { env } from '#lib/env.ts'

/**
 * The one Stripe client of the process. The address is a setting; nothing else differs between
 * Stripe and whatever stands in for it.
 */
export function stripe(): Stripe {
  client ??= makeClient()
  return client
}

let client: Stripe | undefined

function makeClient(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_URL } = env()
  const address = new URL(STRIPE_API_URL)
  const protocol = address.protocol === 'http:' ? 'http' : 'https'
  return new Stripe(STRIPE_SECRET_KEY, {
    host: address.hostname,
    port: address.port || (protocol === 'http' ? 80 : 443),
    protocol,
    // A card with 3-D Secure answers in a few seconds; a customer does not wait longer than this,
    // and the call is repeated with the same key by `resume_payment`.
    timeout: 20_000,
    maxNetworkRetries: 2,
    telemetry: false,
    appInfo: { name: 'konbini-live' },
  })
}
