import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type FrameLocator, type Page } from '@playwright/test'
import Stripe from 'stripe'
import { startTestShop, type TestShop } from './shop/server.ts'

/**
 * An emulator of these tests' own, because they set its clock ahead by days, throw its faults and
 * clear it: none of which the shop's tests beside them would survive.
 */
type Bench = {
  url: string
  stripe: Stripe
  shop: TestShop
  control: <T = unknown>(path: string, body?: unknown) => Promise<T>
}

export const test = base.extend<{ clear: undefined }, { bench: Bench }>({
  bench: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const emulator = await startEmulator()
      const { hostname, port } = new URL(emulator.url)
      const stripe = new Stripe('sk_test_bench', { host: hostname, port, protocol: 'http' })
      const shop = await startTestShop(stripe, emulator.url)
      await use({ url: emulator.url, stripe, shop, control: controlOf(emulator.url) })
      await shop.close()
      await emulator.stop()
    },
    { scope: 'worker' },
  ],
  clear: [
    async ({ bench }, use) => {
      await bench.control('/reset', {})
      await use(undefined)
    },
    { auto: true },
  ],
})

export { expect }

/** What `plain.js` hands to a test. */
type ShopPage = {
  stripe: Record<string, (...args: unknown[]) => Promise<Record<string, unknown>>>
  elements: Record<string, (...args: unknown[]) => unknown>
  events: Record<string, unknown>[]
  payment: unknown
  token: Stripe.ConfirmationToken
  order: { id: string; clientSecret: string; status: string }
  open: (what: unknown) => Promise<void>
}

declare global {
  interface Window {
    shop: ShopPage
  }
}

type Part = { type: string; options?: object }

export const PAYMENT: Part = { type: 'payment' }

/** Opens the plain page with these elements; deferred mode over ¥3,300 unless said otherwise. */
export async function openShop(
  page: Page,
  bench: Bench,
  { options = {}, parts = [PAYMENT] }: { options?: object; parts?: Part[] } = {},
): Promise<void> {
  await page.goto(`${bench.shop.url}/plain`)
  const deferred = { mode: 'payment', amount: 3300, currency: 'jpy', locale: 'ja' }
  const whole = 'clientSecret' in options ? options : { ...deferred, ...options }
  await page.waitForFunction(() => Boolean(window.shop))
  await page.evaluate((what) => window.shop.open(what), {
    key: 'pk_test_bench',
    options: whole,
    parts,
  })
}

/** How the page's button pays: an intent of ours, or a token and the shop's server. */
export async function payWith(page: Page, payment: object): Promise<void> {
  await page.evaluate((given) => {
    window.shop.payment = given
  }, payment)
}

/** Presses the button and answers what the page then says. */
export async function pressPay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
}

export const resultOf = (page: Page) => page.locator('#result')

export const frameOf = (page: Page, title: string): FrameLocator =>
  page.frameLocator(`iframe[title="${title}"]`)

export const paymentFrame = (page: Page) => frameOf(page, 'Secure payment input frame')

/** A new intent over the amount of the page. */
export async function newIntent(
  { stripe }: Bench,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 3300,
    currency: 'jpy',
    allowed_payment_method_types: ['card', 'konbini'],
    ...more,
  })
}

/** A voucher that waits, made without a browser. */
export async function newVoucher(bench: Bench): Promise<Stripe.PaymentIntent> {
  return newIntent(bench, {
    description: '灯りのマフラータオル',
    confirm: true,
    payment_method_data: {
      type: 'konbini',
      billing_details: { name: '灯 ゆき', email: 'yuki_fill_never@example.jp' },
    },
  })
}

/** Everything that axe finds, frames included, one line each. */
export async function flaws(page: Page, inside?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
  const { violations } = await (inside ? builder.include(inside) : builder).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
}

function controlOf(url: string): Bench['control'] {
  return async <T>(path: string, body?: unknown) => {
    const response = await fetch(`${url}/_emulator${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
}

/** A shell that runs an emulator of its own has these set. */
const nothingKept = {
  STRIPE_EMULATOR_DATA: '',
  STRIPE_EMULATOR_WEBHOOK_URL: '',
  STRIPE_EMULATOR_WEBHOOK_SECRET: '',
}

/** Started as anybody starts it, on any free port. */
async function startEmulator() {
  const script = join(import.meta.dirname, '../../stripe-emulator/main.ts')
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...nothingKept, STRIPE_EMULATOR_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /stripe-emulator ready (\S+)/.exec(line)?.[1]
    if (!url) continue
    child.stdout.resume()
    const ended = new Promise((resolve) => child.once('exit', resolve))
    return {
      url,
      stop: async () => {
        child.kill('SIGTERM')
        await ended
      },
    }
  }
  throw new Error('The emulator did not start.')
}
