import { setTimeout as wait } from 'node:timers/promises'
import type { World } from '../world.ts'
import { ApiError } from './errors.ts'
import type { Route } from './routes.ts'

/** What is to go wrong with one request. */
export interface InjectedFault {
  after_commit: boolean
  delay_ms: number
  disconnect: boolean
  error: ApiError | null
}

/** The fault that hits this request, if any; counts it. */
export function faultFor(world: World, route: Route): InjectedFault | null {
  const fault = world.faults.api
  const anything = fault.status !== null || fault.disconnect || fault.delay_ms > 0
  if (!anything || fault.times === 0) return null
  if (
    fault.route &&
    fault.route !== `${route.method} ${route.path}` &&
    fault.route !== route.path
  ) {
    return null
  }
  if (fault.times !== null) fault.times -= 1
  world.changed()
  const { after_commit, delay_ms, disconnect } = fault
  return { after_commit, delay_ms, disconnect, error: injectedError(fault) }
}

export async function pause(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await wait(milliseconds)
}

const seen = new WeakMap<World, Map<string, { second: number; count: number }>>()

/**
 * Stripe allows about 25 requests a second per endpoint in a sandbox; the switch sets a number.
 * Counted on the machine's clock: a limit protects machines.
 */
export function overRateLimit(world: World, route: Route): boolean {
  const limit = world.faults.api.rate_limit
  if (limit === null) return false
  const counts = seen.get(world) ?? new Map<string, { second: number; count: number }>()
  seen.set(world, counts)
  const second = Math.floor(Date.now() / 1000)
  const name = `${route.method} ${route.path}`
  const before = counts.get(name)
  const count = before?.second === second ? before.count + 1 : 1
  counts.set(name, { second, count })
  return count > limit
}

function injectedError(fault: World['faults']['api']): ApiError | null {
  if (fault.status === null) return null
  const rateLimit = fault.status === 429
  return new ApiError(
    fault.status,
    {
      type: fault.status < 500 ? 'invalid_request_error' : 'api_error',
      code: fault.code ?? (rateLimit ? 'rate_limit' : undefined),
      message: fault.message ?? `Fault injected by the emulator: HTTP ${fault.status}.`,
    },
    false,
  )
}
