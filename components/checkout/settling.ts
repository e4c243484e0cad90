/**
 * Between the bank's yes and Stripe's webhook an order is still unpaid on paper. The checkout
 * leaves a mark for the order's page, which then says "processing" instead of "not completed".
 */
const SETTLING_MS = 60_000

const nameOf = (orderToken: string) => `settling:${orderToken}`

export function markSettling(storage: Storage, orderToken: string, now: Date): void {
  try {
    storage.setItem(nameOf(orderToken), String(now.getTime() + SETTLING_MS))
  } catch {
    // Without storage the page says "not completed" for the second that the webhook takes.
  }
}

/** How many milliseconds the mark still counts; 0 when there is none. */
export function settlingLeftMs(storage: Storage, orderToken: string, now: Date): number {
  try {
    return Math.max(0, Number(storage.getItem(nameOf(orderToken)) ?? 0) - now.getTime())
  } catch {
    return 0
  }
}
