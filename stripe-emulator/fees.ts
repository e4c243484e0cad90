/**
 * What Stripe keeps of a payment in Japan. One table, because real fees are a contract matter:
 * change it here to try another contract. The 3.6 % is the published standard rate; the ¥120
 * minimum for konbini is the figure of the talk this project grew from, not confirmed by Stripe.
 * Consumption tax on fees is left out: Stripe bills it monthly on the invoice total.
 */
const FEES = {
  card: { rate: 0.036, minimumYen: 0 },
  konbini: { rate: 0.036, minimumYen: 120 },
} as const

/** The fee in yen for a payment of `amount` yen. */
export function feeFor(method: keyof typeof FEES, amount: number): number {
  const { rate, minimumYen } = FEES[method]
  return Math.max(minimumYen, Math.round(amount * rate))
}
