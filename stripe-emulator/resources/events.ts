import type Stripe from 'stripe'
import { invalid, missing } from '../http/errors.ts'
import { type ListParams, listOf } from '../http/lists.ts'
import { exclusive } from '../http/params.ts'
import type { StoredEvent } from '../store.ts'
import type { World } from '../world.ts'

/** The API shows events of the last 30 days only. */
const VISIBLE_SECONDS = 30 * 86_400
const MOST_TYPES = 20

export interface EventListParams extends ListParams {
  type?: string
  types?: string[]
  delivery_success?: boolean
}

export function retrieveEvent(world: World, id: string): Stripe.Event {
  const stored = world.data.events.get(id)
  if (!stored || !visible(world, stored)) throw missing('event', id)
  return stored.event
}

/**
 * `delivery_success: false` also returns events that are still being retried, as Stripe's does:
 * this is what a shop backfills from.
 */
export function listEvents(world: World, params: EventListParams): Stripe.ApiList<Stripe.Event> {
  exclusive(params, 'type', 'types')
  if (params.types && params.types.length > MOST_TYPES) {
    throw invalid(`You may list at most ${MOST_TYPES} types.`, 'types')
  }
  const types = params.types ?? (params.type ? [params.type] : null)
  const matches = (stored: StoredEvent) => {
    if (!visible(world, stored)) return false
    if (types && !types.some((type) => fits(stored.event.type, type))) return false
    if (params.delivery_success === undefined) return true
    return params.delivery_success === stored.deliveries.every(({ state }) => state === 'succeeded')
  }
  return listOf(world.data.events, '/v1/events', params, {
    matches,
    view: ({ event }) => event,
    created: ({ event }) => event.created,
  })
}

/** `charge.*` stands for every event about charges. */
function fits(type: string, pattern: string): boolean {
  return (
    pattern === '*' ||
    type === pattern ||
    (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1)))
  )
}

function visible(world: World, { event }: StoredEvent): boolean {
  return event.created > world.clock.seconds() - VISIBLE_SECONDS
}
