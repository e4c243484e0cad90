import type { Sql } from 'postgres'
import type Stripe from 'stripe'
import StripeSdk from 'stripe'
import { cancelOrder } from '#lib/flows/cancel-order.ts'
import { reconcile } from '#lib/flows/reconcile.ts'
import { checkout } from '#lib/http/checkout.ts'
import { stripeWebhook } from '#lib/http/stripe-webhook.ts'
import { log } from '#lib/log.ts'
import type { Emulator as Provider } from '../../stripe-emulator/server.ts'
import { tasks } from '../../worker/tasks.ts'
import { totalYen } from '../browser.ts'
import { type Choice, readCatalogue } from '../catalogue.ts'
import type { MailSink } from '../mail-sink.ts'
import type { Emulator } from '../stand.ts'
import type { Story } from '../story.ts'
import { runJobs } from './run-jobs.ts'

export type Purchase = {
  key: string
  choice: Choice
  quantity: number
  method: 'card' | 'konbini'
  card: string
}

/** The shop inside this process: its handlers, its tasks, and both sides to look at. */
export type Shop = {
  sql: Sql
  emulator: Emulator
  provider: Provider
  mails: MailSink
  catalogue: Choice[]
  /** Every event that Stripe has made since the last `forget`, oldest first. */
  events: Stripe.Event[]
  token(purchase: Purchase): Promise<string>
  pay(purchase: Purchase, token: string): Promise<Response>
  hear(event: Stripe.Event): Promise<Response>
  task(name: keyof typeof tasks, payload: object): Promise<void>
  runJobs(): Promise<void>
  cancel: typeof cancelOrder
  reconcile: typeof reconcile
  order(key: string): Promise<{ id: string; number: string; status: string; intent: string | null }>
}

/** Imported only after the environment says where the edges are. */
export async function openShop(given: {
  sql: Sql
  emulator: Emulator
  provider: Provider
  mails: MailSink
  events: Stripe.Event[]
  webhookSecret: string
}): Promise<Shop> {
  const { sql, emulator, webhookSecret } = given
  log.level = 'silent'
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    new Request(`http://127.0.0.1${path}`, { method: 'POST', body, headers })
  return {
    ...given,
    catalogue: await readCatalogue(sql),
    async token({ method, card }) {
      const response = await fetch(`${emulator.url}/v1/confirmation_tokens`, {
        method: 'POST',
        headers: { authorization: `Bearer ${emulator.publishableKey}` },
        body: new URLSearchParams({
          'payment_method_data[type]': method,
          'payment_method_data[billing_details][name]': '灯 ゆき',
          'payment_method_data[billing_details][email]': EMAIL,
          ...(method === 'card' && {
            'payment_method_data[card][number]': card,
            'payment_method_data[card][exp_month]': '12',
            'payment_method_data[card][exp_year]': '2034',
            'payment_method_data[card][cvc]': '123',
          }),
        }),
      })
      return ((await response.json()) as { id: string }).id
    },
    pay: (purchase, token) => checkout(post('/api/checkout', requestBody(purchase, token))),
    hear(event) {
      const payload = JSON.stringify(event)
      const signature = StripeSdk.webhooks.generateTestHeaderString({
        payload,
        secret: webhookSecret,
      })
      return stripeWebhook(post('/api/stripe/webhook', payload, { 'stripe-signature': signature }))
    },
    async task(name, payload) {
      await tasks[name](payload, undefined as never)
    },
    runJobs: () => runJobs(sql),
    cancel: cancelOrder,
    reconcile,
    async order(key) {
      const [row] = await sql`
        select id, number, status, payment_intent_id from orders
        where checkout_key = ${key} order by created_at desc limit 1`
      if (!row) throw new Error('There is no such order')
      return { id: row.id, number: row.number, status: row.status, intent: row.payment_intent_id }
    },
  }
}

const EMAIL = 'sweep.fill_never@example.jp'

function requestBody(purchase: Purchase, confirmationToken: string): string {
  const { choice, quantity, key, method } = purchase
  return JSON.stringify({
    checkoutKey: key,
    locale: 'ja',
    offerId: choice.offerId,
    variantId: choice.variantId,
    quantity,
    method,
    seenTotalYen: totalYen({ choice, quantity } as Story),
    confirmationToken,
    contact: { name: '灯 ゆき', email: EMAIL, phone: '090-1234-5678' },
    address: choice.isGoods
      ? { postalCode: '238-0001', prefecture: '神奈川県', city: '横須賀市', line1: '1', line2: '' }
      : null,
  })
}
