import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
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
