import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Bench, startBench } from './spec-harness.ts'

/**
 * Stripe's own command line tool as a client that was not written with this emulator in mind. Its
 * "Trigger succeeded" means no more than 2xx, so each case looks at what is there afterwards.
 */
const run = promisify(execFile)
const CLI_TIMEOUT_MS = 20_000
let program = ''

beforeAll(() => {
  const require = createRequire(import.meta.url)
  try {
    program = join(dirname(require.resolve('@stripe/cli/package.json')), 'bin/shim.js')
  } catch {
    throw new Error('The Stripe CLI is missing: npm install --save-dev @stripe/cli')
  }
})

async function trigger({ emulator }: Bench, event: string): Promise<string> {
  const args = [program, 'trigger', event, '--api-base', emulator.url]
  const { stdout, stderr } = await run(process.execPath, args, {
    timeout: CLI_TIMEOUT_MS,
    // No file of the person's own: neither a login nor a profile may be read or written.
    env: {
      ...process.env,
      HOME: '/nonexistent',
      STRIPE_API_KEY: 'sk_test_emulator_cli',
      STRIPE_CLI_TELEMETRY_OPTOUT: '1',
    },
  })
  return stdout + stderr
}

describe('stripe trigger', () => {
  it.each([
    ['payment_intent.succeeded', { status: 'succeeded', amount_received: 2000 }],
    [
      'payment_intent.payment_failed',
      { status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } },
    ],
    ['payment_intent.requires_action', { status: 'requires_action' }],
    ['payment_intent.canceled', { status: 'canceled' }],
    [
      'payment_intent.amount_capturable_updated',
      { status: 'requires_capture', amount_capturable: 2000 },
    ],
  ])('%s', async (event, expected) => {
    const bench = await startBench()
    expect(await trigger(bench, event)).toContain('Trigger succeeded!')
    const { data } = await bench.stripe.paymentIntents.list()
    expect(data).toMatchObject([{ currency: 'usd', ...expected }])
    const events = await bench.stripe.events.list({ type: event })
    expect(events.data).toHaveLength(1)
  })

  it('charge.refunded', async () => {
    const bench = await startBench()
    expect(await trigger(bench, 'charge.refunded')).toContain('Trigger succeeded!')
    const { data } = await bench.stripe.charges.list()
    expect(data).toMatchObject([{ refunded: true, amount_refunded: 100 }])
    expect((await bench.stripe.refunds.list()).data).toMatchObject([{ status: 'succeeded' }])
  })

  it.each([
    'charge.dispute.closed',
    'customer.subscription.deleted',
    'customer.subscription.updated',
    'invoice.paid',
    'invoice.payment_failed',
    'invoice.payment_action_required',
    'invoice.voided',
    'checkout.session.expired',
    'price.created',
  ])('%s', async (event) => {
    const bench = await startBench()
    expect(await trigger(bench, event)).toContain('Trigger succeeded!')
    await bench.emulator.advance(15)
    expect((await bench.stripe.events.list({ type: event })).data).not.toHaveLength(0)
  })
})
