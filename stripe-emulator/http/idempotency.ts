import type { World } from '../world.ts'
import { ApiError } from './errors.ts'

/** Keys of the v1 API are kept for 24 hours. */
const KEPT_SECONDS = 24 * 3600
const LONGEST_KEY = 255

/** Either an answer to repeat, or permission to go on. */
export type Claim =
  | { replay: { status: number; body: string; originalRequest: string } }
  | {
      replay: null
      /** Keeps the answer, so that it is repeated for the same key. */
      keep(status: number, body: string): void
      /** Forgets the key: nothing was executed. */
      release(): void
    }

/**
 * Looks a key up and, if it is new, takes it. Throws 400 `idempotency_error` when it was used for
 * something else, 409 while the first request is still under way.
 */
export function claimKey(
  world: World,
  key: string,
  route: string,
  fingerprint: string,
  requestId: string,
): Claim {
  const { idempotency } = world.data
  if (key.length > LONGEST_KEY) {
    throw mismatch(`Idempotency keys may be at most ${LONGEST_KEY} characters long.`)
  }
  prune(world)
  const known = idempotency.get(key)
  if (!known) {
    const created = world.clock.seconds()
    const result = { key, fingerprint, route, request_id: requestId, created, answer: null }
    idempotency.set(key, result)
    return {
      replay: null,
      keep(status, body) {
        idempotency.set(key, { ...result, answer: { status, body } })
        world.changed()
      },
      release: () => void idempotency.delete(key),
    }
  }
  if (known.route !== route) {
    throw mismatch(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${route}' vs '${known.route}'). Try using a key other than '${key}' if you meant to execute a different request.`,
    )
  }
  if (known.fingerprint !== fingerprint) {
    throw mismatch(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    )
  }
  if (!known.answer) {
    throw new ApiError(
      409,
      {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message:
          'There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): please try again later.',
      },
      false,
    )
  }
  return { replay: { ...known.answer, originalRequest: known.request_id } }
}

function mismatch(message: string): ApiError {
  return new ApiError(400, { type: 'idempotency_error', message }, false)
}

/** Oldest first, so that the look stops at the first key that is young enough. */
function prune(world: World) {
  const oldest = world.clock.seconds() - KEPT_SECONDS
  for (const [key, { created }] of world.data.idempotency) {
    if (created > oldest) return
    world.data.idempotency.delete(key)
  }
}
