import { setTimeout as wait } from 'node:timers/promises'
import type { CheckoutAnswer } from '#lib/orders/checkout-form.ts'
import type { Stand } from './stand.ts'
import type { Story } from './story.ts'

/** A person looks at a spinner about this long before they reload. */
const PATIENCE_MS = 12_000
const TOKEN_TRIES = 12
const TRY_AGAIN_MS = 300

/** What a browser sees: an answer, or nothing that can be told from nothing (no answer, a 5xx). */
export type Seen = CheckoutAnswer | 'lost'

export type Payment = Story['payments'][number]

/** Stripe.js in the browser: the card goes to Stripe alone, the shop gets a token. */
export async function makeToken(stand: Stand, story: Story, payment: Payment): Promise<string> {
  const { url, publishableKey } = stand.ground.emulator
  const fields: Record<string, string> = {
    'payment_method_data[type]': payment.method,
    'payment_method_data[billing_details][name]': '灯 ゆき',
    'payment_method_data[billing_details][email]': story.email,
    ...(payment.method === 'card' && {
      'payment_method_data[card][number]': payment.card,
      'payment_method_data[card][exp_month]': '12',
      'payment_method_data[card][exp_year]': '2034',
      'payment_method_data[card][cvc]': '123',
    }),
  }
  for (let tries = 0; ; tries += 1) {
    try {
      const response = await fetch(`${url}/v1/confirmation_tokens`, {
        method: 'POST',
        headers: { authorization: `Bearer ${publishableKey}` },
        body: new URLSearchParams(fields),
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      if (response.ok) return ((await response.json()) as { id: string }).id
    } catch {
      // Stripe does not answer; the customer presses Pay once more.
    }
    if (tries === TOKEN_TRIES) throw new Error('Stripe gives no token')
    await wait(TRY_AGAIN_MS)
  }
}

export async function postCheckout(
  stand: Stand,
  story: Story,
  payment: Payment,
  confirmationToken: string,
): Promise<Seen> {
  const { choice, quantity } = story
  const body = {
    checkoutKey: story.checkoutKey,
    locale: 'ja',
    offerId: choice.offerId,
    variantId: choice.variantId,
    quantity,
    method: payment.method,
    seenTotalYen: story.hostile === 'cheap' ? choice.shippingYen + 100 : totalYen(story),
    confirmationToken,
    contact: { name: '灯 ゆき', email: story.email, phone: '090-1234-5678' },
    address: choice.isGoods
      ? { postalCode: '238-0001', prefecture: '神奈川県', city: '横須賀市', line1: '1', line2: '' }
      : null,
  }
  return ask(`${stand.door.url}/api/checkout`, { method: 'POST', body: JSON.stringify(body) })
}

export function totalYen({ choice, quantity }: Story): number {
  return choice.unitYen * quantity + choice.shippingYen
}

/** The page was reloaded in the middle. Null when the shop knows nothing of this purchase. */
export async function reload(stand: Stand, story: Story): Promise<Seen | null> {
  return ask(`${stand.door.url}/api/checkout/${story.checkoutKey}`, {})
}

async function ask<T = Seen>(url: string, init: RequestInit): Promise<T | 'lost'> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
    if (response.status >= 500) {
      await response.body?.cancel()
      return 'lost'
    }
    if (response.status === 404) return null as T
    return (await response.json()) as T
  } catch {
    return 'lost'
  }
}
