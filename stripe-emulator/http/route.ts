import type { World } from '../world.ts'
import { missing } from './errors.ts'
import { type ListParams, listOf } from './lists.ts'
import type { SpecObject } from './params.ts'
import { list } from './specs.ts'

export interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  /** `:id` matches one segment. */
  path: string
  spec: SpecObject
  required?: readonly string[]
  /** Browsers may call it with a publishable key. */
  publishable?: 'open' | 'client_secret'
  /** Synchronous: an API call is one step that nothing can come between. */
  handle(world: World, id: string, params: never): object
}

type Handler<P> = (world: World, id: string, params: P) => object

export function get<P>(path: string, spec: SpecObject, handle: Handler<P>): Route {
  return { method: 'GET', path, spec, handle }
}

export function post<P>(
  path: string,
  spec: SpecObject,
  handle: Handler<P>,
  required?: string[],
): Route {
  return { method: 'POST', path, spec, handle, required }
}

export function remove<P>(path: string, spec: SpecObject, handle: Handler<P>): Route {
  return { method: 'DELETE', path, spec, handle }
}

/** A handler for a function that needs no id. */
export function createFrom<P>(create: (world: World, params: P) => object): Handler<P> {
  return (world, _, params) => create(world, params)
}

type Listed = { id: string; created: number }

/**
 * A list whose filters are fields of the listed objects that must be equal: what most of Stripe's
 * list calls are. `filters` names them with the kind of their value.
 */
export function listRoute<T extends Listed>(
  path: string,
  itemsOf: (world: World) => Map<string, T>,
  filters: SpecObject,
  view: (world: World, item: T) => object = (_, item) => item,
): Route {
  type Params = ListParams & Record<string, unknown>
  return get(path, list(filters), (world: World, _: string, params: Params) =>
    listOf(itemsOf(world), path, params, {
      matches: (item) =>
        Object.keys(filters).every(
          (name) =>
            params[name] === undefined || (item as Record<string, unknown>)[name] === params[name],
        ),
      view: (item) => view(world, item),
      created: ({ created }) => created,
    }),
  )
}

/** The object with an id, or 404. */
export function found<T>(items: Map<string, T>, what: string, id: string): T {
  const item = items.get(id)
  if (!item) throw missing(what, id)
  return item
}
