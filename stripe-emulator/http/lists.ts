import type Stripe from 'stripe'
import { invalid } from './errors.ts'

export interface ListParams {
  created?: number | { gt?: number; gte?: number; lt?: number; lte?: number }
  ending_before?: string
  limit?: number
  starting_after?: string
}

interface ListOptions<Stored, Shown> {
  matches?: (item: Stored) => boolean
  view: (item: Stored) => Shown
  created: (item: Stored) => number
}

const DEFAULT_LIMIT = 10
const MOST = 100

/**
 * One page, newest first. `starting_after` goes towards older objects, `ending_before` towards
 * newer ones; either names an object of this collection.
 */
export function listOf<Stored, Shown>(
  items: Map<string, Stored>,
  url: string,
  params: ListParams,
  { matches = () => true, view, created }: ListOptions<Stored, Shown>,
): Stripe.ApiList<Shown> {
  const limit = params.limit ?? DEFAULT_LIMIT
  if (limit < 1 || limit > MOST) {
    throw invalid(`Limit must be between 1 and ${MOST}.`, 'limit', 'parameter_invalid_integer')
  }
  const { starting_after, ending_before } = params
  const cursor = starting_after ?? ending_before
  if (cursor && !items.has(cursor)) {
    const param = starting_after ? 'starting_after' : 'ending_before'
    throw invalid(`No such object: '${cursor}'`, param, 'resource_missing')
  }
  // Maps keep insertion order, which is age; a page backwards is collected oldest first.
  const entries = ending_before ? [...items] : [...items].reverse()
  const start = cursor ? entries.findIndex(([id]) => id === cursor) + 1 : 0
  const page: Shown[] = []
  let more = false
  for (const [, item] of entries.slice(start)) {
    if (!matches(item) || !inRange(created(item), params.created)) continue
    if (page.length === limit) {
      more = true
      break
    }
    page.push(view(item))
  }
  const data = ending_before ? page.reverse() : page
  return { object: 'list', data, has_more: more, url }
}

function inRange(moment: number, range: ListParams['created']): boolean {
  if (range === undefined) return true
  if (typeof range === 'number') return moment === range
  return (
    moment > (range.gt ?? Number.NEGATIVE_INFINITY) &&
    moment >= (range.gte ?? Number.NEGATIVE_INFINITY) &&
    moment < (range.lt ?? Number.POSITIVE_INFINITY) &&
    moment <= (range.lte ?? Number.POSITIVE_INFINITY)
  )
}
