import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import type { Customer } from './customer.ts'
import { orderOf } from './order-of.ts'
import type { Stand } from './stand.ts'

/** A stranger says that an order is paid. Whatever they sign it with, nothing may come of it. */
export async function forge(
  stand: Stand,
  order: { id: string; intent: string | null },
  amountYen: number,
  note: (text: string) => void,
): Promise<void> {
  const payload = JSON.stringify({
    id: `evt_forged${randomUUID().replaceAll('-', '')}`,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    type: 'payment_intent.succeeded',
    data: {
      object: {
        id: order.intent ?? 'pi_forged',
        object: 'payment_intent',
        status: 'succeeded',
        currency: 'jpy',
        amount: amountYen,
        amount_received: amountYen,
        metadata: { order_id: order.id },
      },
    },
  })
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_guessed' })
  try {
    const response = await fetch(`${stand.door.url}/api/stripe/webhook`, {
      method: 'POST',
      body: payload,
      headers: { 'stripe-signature': signature },
    })
    note(`a forged payment was answered ${response.status}`)
  } catch {
    note('a forged payment was not answered')
  }
}

/** Between two cards, somebody changes the price in Stripe's Dashboard. The next card pays ¥100. */
export async function tamper(
  stand: Stand,
  customer: Customer,
  note: (text: string) => void,
): Promise<void> {
  const order = await orderOf(stand, customer.story)
  if (!order?.intent) return
  customer.hands.add('tampered')
  try {
    await stand.ground.emulator.api('POST', `/v1/payment_intents/${order.intent}`, {
      amount: '100',
    })
    note('the amount at Stripe was changed to ¥100')
  } catch (error) {
    note(`the amount could not be changed: ${error instanceof Error ? error.message : error}`)
  }
}

/** A payment that is none of ours lands in the same Stripe account: kept, and harmless. */
export async function strangersPayment(stand: Stand, orderId: string): Promise<void> {
  await stand.ground.emulator.api('POST', '/v1/payment_intents', {
    amount: '1234',
    currency: 'jpy',
    confirm: 'true',
    payment_method: 'pm_card_visa',
    'payment_method_types[]': 'card',
    'metadata[order_id]': orderId,
    'metadata[prove]': STRANGER,
  })
}

export const STRANGER = 'stranger'
