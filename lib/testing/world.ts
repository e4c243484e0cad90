import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { eq } from 'drizzle-orm'
import { Logger, runOnce } from 'graphile-worker'
import Stripe from 'stripe'
import { vi } from 'vitest'
import { closeDb, db } from '#lib/db/client.ts'
import { offers, orders, products, shows, variants } from '#lib/db/schema.ts'
import type { Method } from '#lib/fees/policy.ts'
import { HANDLERS } from '#lib/http/handlers.ts'
import { log } from '#lib/log.ts'
import type { CheckoutAnswer } from '#lib/orders/checkout-form.ts'
import { flush } from '#lib/realtime/publish.ts'
import { seedDemo } from '../../seeds/demo.ts'
import { createEmulator, type Emulator } from '../../stripe-emulator/server.ts'
import { tasks } from '../../worker/tasks.ts'
import { cloneDatabase } from './test-db.ts'

/** Waits for something that is on its way; generous, because a busy machine is no defect. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 15_000, interval: 50 })

/** A customer of their own whose voucher is paid only when the spec says so. */
export const patient = (): string => `${crypto.randomUUID()}_fill_never@example.jp`

/**
 * The whole shop without a browser: a real Postgres, our handlers on a real port, jobs run by the
 * real queue, and a Stripe on loopback that sends real webhooks. Nothing of ours is faked.
 */
export type World = {
  url: string
  emulator: Emulator
  stripe: Stripe
  /** Buys as a browser does: token from Stripe.js, then `POST /api/checkout`. */
  buy(purchase: Purchase): Promise<CheckoutAnswer>
  token(purchase: Pick<Purchase, 'checkoutKey' | 'method' | 'card' | 'email'>): Promise<string>
  checkout(purchase: Purchase, confirmationToken: string): Promise<Response>
  /** Sends an event, or any text, to the webhook: signed as Stripe signs, whatever it says. */
  deliver(event: unknown): Promise<Response>
  /** Everything that Stripe has to say about an intent, oldest first. */
  eventsOf(paymentIntentId: string): Promise<Stripe.Event[]>
  /** What an order has at Stripe, whatever we think: intents, and charges that took money. */
  moneyOf(orderId: string): Promise<{ intents: number; charges: number }>
  /** Runs every job that is due. */
  runJobs(): Promise<void>
  control(path: string, body?: unknown): Promise<unknown>
  order(checkoutKey: string): Promise<typeof orders.$inferSelect>
  units(slug: string, position?: number): Promise<{ free: number; held: number; sold: number }>
  close(): Promise<void>
}

export type Purchase = {
  checkoutKey: string
  slug: string
  position?: number
  quantity?: number
  method: Method
  card?: string
  email?: string
  seenTotalYen?: number
}

const WEBHOOK_SECRET = 'whsec_spec'
const PUBLISHABLE_KEY = 'pk_test_spec'
const SECRET_KEY = 'sk_test_spec'

/** Settings that a spec wants otherwise; it is told where its database is. */
type Settings = (databaseUrl: string) => Record<string, string> | Promise<Record<string, string>>

export async function openWorld(settings: Settings = () => ({})): Promise<World> {
  log.level = 'silent'
  const database = await cloneDatabase()
  const server = createServer(getRequestListener(answer, { overrideGlobalObjects: false }))
  const url = await listen(server)
  const emulator = await createEmulator({
    port: 0,
    webhook: { url: `${url}/api/stripe/webhook`, secret: WEBHOOK_SECRET },
  })
  Object.assign(process.env, {
    APP_ENV: 'test',
    APP_URL: url,
    APP_SECRET: 'a secret that only specs know, long enough',
    DATABASE_URL: database.url,
    STRIPE_SECRET_KEY: SECRET_KEY,
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_URL: emulator.url,
    STRIPE_JS_URL: emulator.url,
    // Port 9 discards: a spec that wants mail looks at the table, not at a mail server.
    SMTP_URL: 'smtp://127.0.0.1:9',
    ...(await settings(database.url)),
  })
  await seedDemo(db(), 'http://127.0.0.1:8787', new Date())
  const address = new URL(emulator.url)
  const stripe = new Stripe(SECRET_KEY, {
    host: address.hostname,
    port: address.port,
    protocol: 'http',
    telemetry: false,
  })

  const world: World = {
    url,
    emulator,
    stripe,
    async buy(purchase) {
      const response = await world.checkout(purchase, await world.token(purchase))
      return response.json() as Promise<CheckoutAnswer>
    },
    async token({ method, checkoutKey, card = '4242424242424242', email }) {
      const created = await pk(emulator.url, '/v1/confirmation_tokens', {
        'payment_method_data[type]': method,
        'payment_method_data[billing_details][name]': '灯 ゆき',
        'payment_method_data[billing_details][email]': email ?? `${checkoutKey}@example.jp`,
        ...(method === 'card' && {
          'payment_method_data[card][number]': card,
          'payment_method_data[card][exp_month]': '12',
          'payment_method_data[card][exp_year]': '2034',
          'payment_method_data[card][cvc]': '123',
        }),
      })
      return (created as { id: string }).id
    },
    async checkout(purchase, confirmationToken) {
      const body = await requestBody(purchase, confirmationToken)
      return fetch(`${url}/api/checkout`, { method: 'POST', body: JSON.stringify(body) })
    },
    async deliver(event) {
      const body = typeof event === 'string' ? event : JSON.stringify(event)
      const signature = await stripe.webhooks.generateTestHeaderStringAsync({
        payload: body,
        secret: WEBHOOK_SECRET,
      })
      return fetch(`${url}/api/stripe/webhook`, {
        method: 'POST',
        body,
        headers: { 'stripe-signature': signature },
      })
    },
    async eventsOf(paymentIntentId) {
      const all = await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 2_000 })
      const ours = all.filter(({ data }) => JSON.stringify(data.object).includes(paymentIntentId))
      return ours.reverse()
    },
    async moneyOf(orderId) {
      const all = await stripe.paymentIntents
        .list({ limit: 100 })
        .autoPagingToArray({ limit: 2_000 })
      const intents = all.filter((intent) => intent.metadata.order_id === orderId)
      const charges = await Promise.all(
        intents.map(({ id }) => stripe.charges.list({ payment_intent: id })),
      )
      const taken = charges.flatMap(({ data }) => data).filter((one) => one.status === 'succeeded')
      return { intents: intents.length, charges: taken.length }
    },
    async runJobs() {
      await runOnce({
        connectionString: database.url,
        taskList: tasks,
        concurrency: 4,
        logger: quiet,
      })
      await flush()
    },
    async control(path, body) {
      const response = await fetch(`${emulator.url}/_emulator${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        body: body === undefined ? undefined : JSON.stringify(body),
      })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return response.json()
    },
    async order(checkoutKey) {
      const [row] = await db().select().from(orders).where(eq(orders.checkoutKey, checkoutKey))
      if (!row) throw new Error('No such order')
      return row
    },
    async units(slug, position = 0) {
      const row = await variantOf(slug, position)
      return { free: row.free, held: row.held, sold: row.sold }
    },
    async close() {
      await emulator.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await flush()
      await closeDb()
      await database.drop()
    },
  }
  return world
}

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const found = HANDLERS.find((h) => h.method === request.method && h.pattern.test(pathname))
  return found ? found.handler(request) : new Response(null, { status: 404 })
}

async function requestBody(purchase: Purchase, confirmationToken: string) {
  const quantity = purchase.quantity ?? 1
  const variant = await variantOf(purchase.slug, purchase.position ?? 0)
  const [sale] = await db()
    .select()
    .from(offers)
    .innerJoin(products, eq(products.id, offers.productId))
    .innerJoin(shows, eq(shows.id, offers.showId))
    .where(eq(products.slug, purchase.slug))
    .orderBy(shows.status)
    .then((rows) => rows.filter((row) => row.shows.slug === 'live-tonight'))
  if (!sale) throw new Error(`${purchase.slug} is not sold`)
  const goods = sale.products.kind === 'goods'
  const unitYen = sale.offers.showPriceYen ?? sale.products.priceYen
  return {
    checkoutKey: purchase.checkoutKey,
    locale: 'ja',
    offerId: sale.offers.id,
    variantId: variant.id,
    quantity,
    method: purchase.method,
    seenTotalYen: purchase.seenTotalYen ?? unitYen * quantity + (goods ? 550 : 0),
    confirmationToken,
    contact: {
      name: '灯 ゆき',
      email: purchase.email ?? `${purchase.checkoutKey}@example.jp`,
      phone: '090-1234-5678',
    },
    address: goods
      ? {
          postalCode: '238-0001',
          prefecture: '神奈川県',
          city: '横須賀市',
          line1: '1-2',
          line2: '',
        }
      : null,
  }
}

async function variantOf(slug: string, position: number) {
  const rows = await db()
    .select()
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(products.slug, slug))
  const found = rows.find((row) => row.variants.position === position)
  if (!found) throw new Error(`No variant ${position} of ${slug}`)
  return found.variants
}

async function pk(base: string, path: string, fields: Record<string, string>): Promise<unknown> {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${PUBLISHABLE_KEY}` },
    body: new URLSearchParams(fields),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}

const quiet = new Logger(() => () => {})
