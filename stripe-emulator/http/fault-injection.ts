import { setTimeout as wait } from 'node:timers/promises'
import type { World } from '../world.ts'
import { ApiError } from './errors.ts'
import type { Route } from './route.ts'

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
