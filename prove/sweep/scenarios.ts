import type Stripe from 'stripe'
import { db } from '#lib/db/client.ts'
import { lockOrder } from '#lib/flows/lock-order.ts'
import { transition } from '#lib/flows/transition.ts'
import type { Random } from '../random.ts'
import type { Purchase, Shop } from './shop.ts'

/** What is prepared in peace, and the one flow in which something breaks. */
export type Scenario = {
  name: string
  prepare(shop: Shop, purchase: Purchase): Promise<() => Promise<unknown>>
  purchase?: Partial<Purchase>
  /** Whether somebody ends the order at the console, which excuses late money. */
  endsByHand?: true
}

const DECLINED = '4000000000000002'

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'purchase by card',
    purchase: { method: 'card' },
    async prepare(shop, purchase) {
      const token = await shop.token(purchase)
      return () => shop.pay(purchase, token)
    },
  },
  {
    name: 'purchase by konbini',
    purchase: { method: 'konbini' },
    async prepare(shop, purchase) {
      const token = await shop.token(purchase)
      return () => shop.pay(purchase, token)
    },
  },
  {
    name: 'second card after a decline',
    purchase: { method: 'card' },
    async prepare(shop, purchase) {
      await shop.pay(
        { ...purchase, card: DECLINED },
        await shop.token({ ...purchase, card: DECLINED }),
      )
      const token = await shop.token(purchase)
      return () => shop.pay(purchase, token)
    },
  },
  {
    name: 'webhook is received',
    purchase: { method: 'konbini' },
    async prepare(shop, purchase) {
      await paidAtTheTill(shop, purchase)
      const event = newest(shop, 'payment_intent.succeeded')
      return () => shop.hear(event)
    },
  },
  {
    name: 'webhook is applied',
    purchase: { method: 'konbini' },
    async prepare(shop, purchase) {
      await paidAtTheTill(shop, purchase)
      return applying(shop, 'payment_intent.succeeded')
    },
  },
  {
    name: 'refund from the dashboard',
    purchase: { method: 'card' },
    async prepare(shop, purchase) {
      await shop.pay(purchase, await shop.token(purchase))
      const { intent } = await shop.order(purchase.key)
      await shop.emulator.api('POST', '/v1/refunds', { payment_intent: String(intent) })
      return applying(shop, 'charge.refunded')
    },
  },
  {
    name: 'refund of late money',
    endsByHand: true,
    purchase: { method: 'konbini' },
    async prepare(shop, purchase) {
      await voucher(shop, purchase)
      const { id } = await shop.order(purchase.key)
      await endByHand(id)
      const { variantId } = purchase.choice
      await shop.sql`update variants set free = 0, total = held + sold where id = ${variantId}`
      await atTheTill(shop, purchase)
      await (await applying(shop, 'payment_intent.succeeded'))()
      return () => shop.task('refund_late', { orderId: id })
    },
  },
  {
    name: 'voucher lapses',
    purchase: { method: 'konbini' },
    async prepare(shop, purchase) {
      await voucher(shop, purchase)
      const { intent } = await shop.order(purchase.key)
      await shop.emulator.control(`/payment_intents/${intent}/expire`, {})
      return applying(shop, 'payment_intent.payment_failed')
    },
  },
  {
    name: 'intent of an ended order is closed',
    purchase: { method: 'konbini' },
    async prepare(shop, purchase) {
      await voucher(shop, purchase)
      const { id, intent } = await shop.order(purchase.key)
      await shop.emulator.control(`/payment_intents/${intent}/expire`, {})
      await (await applying(shop, 'payment_intent.payment_failed'))()
      return () => shop.task('close_intent', { orderId: id })
    },
  },
  {
    name: 'card hold ends',
    purchase: { method: 'card', card: DECLINED },
    async prepare(shop, purchase) {
      await shop.pay(purchase, await shop.token(purchase))
      const { id } = await shop.order(purchase.key)
      await shop.sql`update orders set hold_expires_at = now() - interval '5 minutes' where id = ${id}`
      return () => shop.task('end_hold', { orderId: id })
    },
  },
  {
    name: 'staff cancel',
    purchase: { method: 'konbini' },
    async prepare(shop, purchase) {
      await voucher(shop, purchase)
      const { number } = await shop.order(purchase.key)
      const [row] = await shop.sql`select id from staff limit 1`
      return () => shop.cancel({ number, staffId: row?.id })
    },
  },
  {
    name: 'mail',
    purchase: { method: 'card' },
    async prepare(shop, purchase) {
      await shop.pay(purchase, await shop.token(purchase))
      const { id } = await shop.order(purchase.key)
      return () => shop.task('send_mail', { orderId: id, kind: 'paid' })
    },
  },
  {
    name: 'reconcile after lost webhooks',
    purchase: { method: 'konbini' },
    async prepare(shop, purchase) {
      await paidAtTheTill(shop, purchase)
      return () => shop.reconcile(new Date(Date.now() + 15 * 60_000))
    },
  },
]

async function voucher(shop: Shop, purchase: Purchase): Promise<void> {
  await shop.pay(purchase, await shop.token(purchase))
}

async function atTheTill(shop: Shop, purchase: Purchase): Promise<void> {
  const { intent } = await shop.order(purchase.key)
  await shop.emulator.control(`/payment_intents/${intent}/pay`, { chain: 'lawson' })
}

async function paidAtTheTill(shop: Shop, purchase: Purchase): Promise<void> {
  await voucher(shop, purchase)
  await atTheTill(shop, purchase)
}

/** Stores an event, and answers how to apply it. */
async function applying(shop: Shop, type: string): Promise<() => Promise<void>> {
  const event = newest(shop, type)
  await shop.hear(event)
  return () => shop.task('apply_stripe_event', { eventId: event.id })
}

function newest(shop: Shop, type: string): Stripe.Event {
  const event = shop.events.findLast((one) => one.type === type)
  if (!event) throw new Error(`Stripe has made no ${type}`)
  return event
}

/** What a person at the console might do: the only way to late money on a healthy system. */
async function endByHand(orderId: string): Promise<void> {
  await db().transaction(async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (order) await transition(tx, order, 'voucher_lapsed', { by: 'system', at: new Date() })
  })
}

/** The purchase that a scenario is about, drawn from the seed. */
export function drawPurchase(shop: Shop, scenario: Scenario, random: Random): Purchase {
  const choice = random.pick(shop.catalogue.filter((one) => one.konbini))
  return {
    key: random.uuid(),
    choice,
    quantity: random.int(1, Math.min(2, choice.maxPerOrder)),
    method: 'card',
    card: '4242424242424242',
    ...scenario.purchase,
  }
}
