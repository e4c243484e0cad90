import { expect, it } from 'vitest'
import { realStripe, realStripeSettings } from './real-stripe.ts'
import type { Settings } from './settings.ts'

const keys = { STRIPE_SECRET_KEY: 'sk_test_a', NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_test_b' }

it('is off unless it is asked for', () => {
  expect(realStripe(keys)).toBeUndefined()
  expect(() => realStripe({ ...keys, STRIPE_E2E: 'yes' })).toThrow('means nothing')
})

it('takes test keys only, and never in CI', () => {
  expect(() => realStripe({ STRIPE_E2E: 'real' })).toThrow('needs test keys')
  const live = { ...keys, STRIPE_E2E: 'real', STRIPE_SECRET_KEY: 'sk_live_a' }
  expect(() => realStripe(live)).toThrow('needs test keys')
  expect(() => realStripe({ ...keys, STRIPE_E2E: 'real', CI: '1' })).toThrow('CI')
})

it('leaves the addresses of Stripe at their defaults', () => {
  const stripe = realStripe({ ...keys, STRIPE_E2E: 'real' })
  if (!stripe) throw new Error('off')
  const settings: Settings = {
    STRIPE_API_URL: 'http://127.0.0.1:1',
    ...realStripeSettings(stripe),
  }
  expect(settings.STRIPE_API_URL).toBeUndefined()
  expect(settings.STRIPE_SECRET_KEY).toBe('sk_test_a')
})
