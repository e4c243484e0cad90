import type { CheckoutAnswer, CheckoutRequest } from '#lib/orders/checkout-form.ts'
import { routes } from '#lib/routes.ts'

/** `unknown`: no order has this key. `unreachable`: nobody answered, so nothing is known. */
export type Asked = CheckoutAnswer | 'unknown' | 'unreachable'

/**
 * The server may hold a purchase back while Stripe's rate limit is busy; it answers `wait` well
 * before this. 40 s without a word mean that the connection is gone.
 */
const POST_TIMEOUT_MS = 40_000
const ASK_TIMEOUT_MS = 10_000

/** Sends a purchase once. Never throws: what cannot be reached is a value. */
export async function postCheckout(
  request: CheckoutRequest,
): Promise<CheckoutAnswer | 'unreachable'> {
  const answer = await call(routes.apiCheckout(), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(POST_TIMEOUT_MS),
  })
  return answer === 'unknown' ? 'unreachable' : answer
}

/** What became of a key that was sent before. */
export function askCheckout(checkoutKey: string): Promise<Asked> {
  return call(routes.apiCheckoutState(checkoutKey), { signal: AbortSignal.timeout(ASK_TIMEOUT_MS) })
}

/** Waits between questions: 1, 1.5, 2.25 … at most 6 s, give or take a fifth so that crowds spread. */
export function askDelayMs(attempt: number, random: number): number {
  return Math.min(6_000, 1_000 * 1.5 ** attempt) * (0.8 + 0.4 * random)
}

/** About a minute of asking; then the order's page takes over, which follows it live. */
export const MOST_QUESTIONS = 14

async function call(path: string, init: RequestInit): Promise<Asked> {
  try {
    const response = await fetch(path, { ...init, cache: 'no-store' })
    const body: unknown = await response.json().catch(() => null)
    if (isAnswer(body)) return body
    return response.status === 404 ? 'unknown' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}

function isAnswer(body: unknown): body is CheckoutAnswer {
  return typeof body === 'object' && body !== null && 'ok' in body && typeof body.ok === 'boolean'
}
