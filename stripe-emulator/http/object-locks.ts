import type { World } from '../world.ts'
import { ApiError } from './errors.ts'

const held = new WeakMap<World, Set<string>>()

/**
 * Takes an object for one write. Writes are instant here, so two of them meet only while a fault
 * makes one slow (`api.delay_ms`); the second then gets what Stripe answers: 429 `lock_timeout`.
 * Answers how to let go; `claim` is released when the object is taken already.
 */
export function holdObject(world: World, id: string, claim: { release(): void }): () => void {
  const objects = held.get(world) ?? new Set<string>()
  held.set(world, objects)
  if (id === '') return () => {}
  if (objects.has(id)) {
    claim.release()
    throw new ApiError(
      429,
      {
        type: 'invalid_request_error',
        code: 'lock_timeout',
        message:
          'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.',
      },
      false,
    )
  }
  objects.add(id)
  return () => void objects.delete(id)
}
