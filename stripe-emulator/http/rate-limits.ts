import type { World } from '../world.ts'
import { ApiError } from './errors.ts'
import type { Route } from './route.ts'

/**
 * What Stripe publishes (docs.stripe.com/rate-limits): 25 requests a second on each endpoint, 100
 * over all of them in live mode. Konbini has a stricter limiter of its own whose number is not
 * published; five a second is low enough to be met in a flash sale.
 */
export const STRIPE_LIMITS = {
  rate_limit: 25,
  global_rate_limit: 100,
  konbini_rate_limit: 5,
} as const

/** Counts a request and throws 429 when it is one too many in its second. */
export function checkRateLimits(world: World, route: Route): void {
  const { rate_limit, global_rate_limit } = world.faults.api
  const tooMany =
    exceeds(world, `${route.method} ${route.path}`, rate_limit) ||
    exceeds(world, 'all endpoints', global_rate_limit)
  if (!tooMany) return
  throw new ApiError(
    429,
    {
      type: 'invalid_request_error',
      code: 'rate_limit',
      message:
        'Request rate limit exceeded. You can learn more about rate limits here https://docs.stripe.com/rate-limits.',
    },
    false,
  )
}

/** Konbini's own limiter, asked before a voucher is issued. Throws 429. */
export function checkKonbiniRate(world: World): void {
  if (!exceeds(world, 'konbini', world.faults.api.konbini_rate_limit)) return
  throw new ApiError(
    429,
    {
      type: 'invalid_request_error',
      code: 'payment_method_rate_limit_exceeded',
      message:
        'The rate limit of the konbini payment method was exceeded. Wait before you try again, each time longer.',
    },
    false,
  )
}

const seen = new WeakMap<World, Map<string, { second: number; count: number }>>()

/** Counted on the machine's clock: a limit protects machines. */
function exceeds(world: World, name: string, limit: number | null): boolean {
  if (limit === null) return false
  const counts = seen.get(world) ?? new Map<string, { second: number; count: number }>()
  seen.set(world, counts)
  const second = Math.floor(Date.now() / 1000)
  const before = counts.get(name)
  const count = before?.second === second ? before.count + 1 : 1
  counts.set(name, { second, count })
  return count > limit
}
