import type Stripe from 'stripe'
import type { World } from '../world.ts'

/** GET /v1/balance: what could be paid out now, and what is still on its way, by currency. */
export function viewBalance(world: World): Stripe.Balance {
  const now = world.clock.seconds()
  const available = new Map<string, number>([['jpy', 0]])
  const pending = new Map<string, number>([['jpy', 0]])
  for (const { available_on, currency, net } of world.data.balance_transactions.values()) {
    const side = available_on <= now ? available : pending
    side.set(currency, (side.get(currency) ?? 0) + net)
  }
  const list = (side: Map<string, number>) =>
    [...side].map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } }))
  return {
    object: 'balance',
    available: list(available),
    livemode: false,
    pending: list(pending),
    refund_and_dispute_prefunding: { available: [], pending: [] },
  }
}

/** What refunds can draw on, in the smallest unit of the currency. */
export function availableBalance(world: World, currency: string): number {
  return viewBalance(world).available.find((one) => one.currency === currency)?.amount ?? 0
}

/** When the next pending money becomes available (unix seconds), or null when none is pending. */
export function nextAvailability(world: World, currency: string): number | null {
  const now = world.clock.seconds()
  const moments = [...world.data.balance_transactions.values()]
    .filter((transaction) => transaction.currency === currency && transaction.available_on > now)
    .map(({ available_on }) => available_on)
  return moments.length === 0 ? null : moments.reduce((a, b) => Math.min(a, b))
}
