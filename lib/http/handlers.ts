import { adminEvents } from './admin-events.ts'
import { json } from './answer.ts'
import { checkout } from './checkout.ts'
import { checkoutState } from './checkout-state.ts'
import { health } from './health.ts'
import { orderEvents } from './order-events.ts'
import { orderState } from './order-state.ts'
import { showEvents } from './show-events.ts'
import { showState } from './show-state.ts'
import { stripeWebhook } from './stripe-webhook.ts'
import { joinWaitlistHandler } from './waitlist.ts'

export type Handler = (request: Request) => Promise<Response>

/**
 * What `server.ts` answers before Next sees it (DESIGN.md decision 10). The same handlers are
 * mounted as route handlers under app/api; architecture.spec.ts holds the two lists together.
 */
export const HANDLERS: readonly { method: string; pattern: RegExp; handler: Handler }[] = [
  { method: 'POST', pattern: /^\/api\/stripe\/webhook$/, handler: stripeWebhook },
  { method: 'POST', pattern: /^\/api\/checkout$/, handler: checkout },
  { method: 'GET', pattern: /^\/api\/checkout\/[^/]+$/, handler: checkoutState },
  { method: 'POST', pattern: /^\/api\/waitlist$/, handler: joinWaitlistHandler },
  { method: 'GET', pattern: /^\/api\/shows\/[^/]+\/events$/, handler: showEvents },
  { method: 'GET', pattern: /^\/api\/shows\/[^/]+\/state$/, handler: showState },
  { method: 'GET', pattern: /^\/api\/orders\/[^/]+\/events$/, handler: orderEvents },
  { method: 'GET', pattern: /^\/api\/orders\/[^/]+\/state$/, handler: orderState },
  { method: 'GET', pattern: /^\/api\/admin\/events$/, handler: adminEvents },
  { method: 'GET', pattern: /^\/api\/health$/, handler: health },
]

/** The handler for a request, or null when it is Next's. */
export function findHandler(method: string, pathname: string): Handler | null {
  return (
    HANDLERS.find((entry) => entry.method === method && entry.pattern.test(pathname))?.handler ??
    null
  )
}

/** The answer when a handler throws: nothing about the inside leaves the house. */
export function internalError(): Response {
  return json({ error: 'internal' }, 500)
}
