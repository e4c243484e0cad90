/** How long units are kept for somebody who has not finished paying by card. */
export const CARD_HOLD_SECONDS = 10 * 60

/**
 * A payment call that has not come back after this is taken to have lost its process. Longer than
 * the Stripe client's 20 s timeout with its two retries would ever leave a living process waiting
 * in practice; a repeat is harmless, because it carries the same idempotency key.
 */
export const ATTEMPT_LOST_SECONDS = 45

/** Tries per order. People mistype a card twice; whoever needs more than this is trying cards. */
export const ATTEMPTS_MAX = 8

/** Whether an attempt is still with Stripe as far as we know. */
export function attemptOf(order: {
  attemptToken: string | null
  attemptEndedAt: Date | null
}): 'none' | 'in_flight' | 'ended' {
  if (order.attemptToken === null) return 'none'
  return order.attemptEndedAt === null ? 'in_flight' : 'ended'
}
