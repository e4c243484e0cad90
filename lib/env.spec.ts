import { describe, expect, test } from 'vitest'
import { EnvError, parseEnv } from './env.ts'

const complete = {
  NODE_ENV: 'production',
  APP_URL: 'https://shop.example.jp',
  DATABASE_URL: 'postgres://localhost/konbini',
  APP_SECRET: 'x'.repeat(44),
  STRIPE_SECRET_KEY: 'sk_test_1',
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_a, whsec_b',
  SMTP_URL: 'smtp://localhost',
}
const local = { STRIPE_API_URL: 'http://127.0.0.1:12111', STRIPE_JS_URL: 'http://127.0.0.1:12111' }
const live = { STRIPE_SECRET_KEY: 'sk_live_1', NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_live_1' }

describe('settings', () => {
  test('real keys and a database are enough; Stripe is the default', () => {
    expect(parseEnv(complete)).toMatchObject({
      APP_ENV: 'production',
      STRIPE_API_URL: 'https://api.stripe.com',
      STRIPE_WEBHOOK_SECRET: ['whsec_a', 'whsec_b'],
    })
    expect(parseEnv({ ...complete, ...live }).APP_ENV).toBe('production')
  })

  test('each missing one has its sentence', () => {
    for (const name of [
      'DATABASE_URL',
      'APP_SECRET',
      'STRIPE_SECRET_KEY',
      'NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY',
      'STRIPE_WEBHOOK_SECRET',
      'SMTP_URL',
    ]) {
      expect(() => parseEnv({ ...complete, [name]: undefined })).toThrow(`${name} is missing`)
      expect(() => parseEnv({ ...complete, [name]: '' })).toThrow(EnvError)
    }
  })

  test('a production start that points at a stand-in is refused', () => {
    expect(() => parseEnv({ ...complete, ...local })).toThrow('not Stripe')
    expect(parseEnv({ ...complete, ...local, APP_ENV: 'demo' }).APP_ENV).toBe('demo')
  })

  test('a live key never goes to a stand-in, whatever the installation is called', () => {
    for (const APP_ENV of ['demo', 'test', 'development', 'production']) {
      expect(() => parseEnv({ ...complete, ...live, ...local, APP_ENV })).toThrow(EnvError)
    }
  })

  test('keys of two modes are refused', () => {
    expect(() => parseEnv({ ...complete, STRIPE_SECRET_KEY: 'sk_live_1' })).toThrow('same mode')
  })

  test('half a stand-in is refused', () => {
    expect(() => parseEnv({ ...complete, STRIPE_JS_URL: local.STRIPE_JS_URL })).toThrow('both')
  })
})
