import { Failure } from './failure.ts'
import type { Settings } from './settings.ts'

/** Test keys of a Stripe account. */
export type RealStripe = { secretKey: string; publishableKey: string }

/**
 * `STRIPE_E2E=real`: the browser tests buy at Stripe's sandbox instead of the stand-in.
 *
 * Never in CI: Stripe's forms may ask whether a person is there, and a sandbox is shared.
 *
 * @returns undefined when the stand-in is wanted
 * @throws Failure for keys that are missing or live
 */
export function realStripe(source: Settings = process.env): RealStripe | undefined {
  if (!source.STRIPE_E2E) return undefined
  if (source.STRIPE_E2E !== 'real') {
    throw new Failure(`STRIPE_E2E=${source.STRIPE_E2E} means nothing. Use STRIPE_E2E=real or none.`)
  }
  if (source.CI) throw new Failure('STRIPE_E2E=real does not run in CI. Run it on your machine.')
  const secretKey = source.STRIPE_SECRET_KEY ?? ''
  const publishableKey = source.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY ?? ''
  if (!/^(sk|rk)_test_/.test(secretKey) || !publishableKey.startsWith('pk_test_')) {
    throw new Failure(
      'STRIPE_E2E=real needs test keys of a Stripe account in Japan with konbini: set STRIPE_SECRET_KEY=sk_test_… and NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY=pk_test_….',
    )
  }
  return { secretKey, publishableKey }
}

/**
 * Goes over the settings of the shop's processes: without addresses the shop talks to Stripe. The
 * webhook's secret stays the stack's own, since `stripe-forwarder.ts` signs.
 */
export function realStripeSettings(stripe: RealStripe): Settings {
  return {
    STRIPE_API_URL: undefined,
    STRIPE_JS_URL: undefined,
    STRIPE_SECRET_KEY: stripe.secretKey,
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: stripe.publishableKey,
  }
}
