import type { OrderEventRow } from './order-view.ts'
import type { Fact, OrderStatus } from './status.ts'

/*
 * The event inbox: everything Stripe told us, and what became of it. Its filters are part of the
 * address, so that a view can be handed to a colleague, and they are also what a replay covers:
 * what one sees is what one replays.
 */

/** What needs somebody stands first: on a phone the last ones are out of sight. */
export const EVENT_TABS = ['all', 'failed', 'received', 'applied', 'ignored'] as const
export type EventTab = (typeof EVENT_TABS)[number]
export type EventStatus = OrderEventRow['status']

export type EventFilters = {
  tab: EventTab
  /** Event id, object id, order number or part of a type; '' = all. */
  q: string
  /** Exactly this type; '' = all. */
  type: string
  /** Received from and until, JST wall time `2026-11-23T09:00`; '' = open. */
  from: string
  to: string
  page: number
}

export const NO_EVENT_FILTERS: EventFilters = {
  tab: 'all',
  q: '',
  type: '',
  from: '',
  to: '',
  page: 1,
}

/** What an address asks for, made safe: anything unknown is the first page of all events. */
export function readEventFilters(
  params: Readonly<Record<string, string | string[] | undefined>>,
): EventFilters {
  const one = (name: string) => [params[name]].flat()[0] ?? ''
  const page = Number(one('page'))
  return {
    tab: EVENT_TABS.find((known) => known === one('tab')) ?? 'all',
    q: one('q').trim().slice(0, 100),
    type: /^[a-z_.]{1,100}$/.test(one('type')) ? one('type') : '',
    from: parseJstMinute(one('from')) ? one('from') : '',
    to: parseJstMinute(one('to')) ? one('to') : '',
    page: Number.isInteger(page) && page >= 1 && page <= 2000 ? page : 1,
  }
}

/** The query string of a view, without what is the default: `?tab=failed&page=2`, or ''. */
export function eventFiltersQuery(filters: EventFilters): string {
  const query = new URLSearchParams()
  for (const name of ['tab', 'q', 'type', 'from', 'to', 'page'] as const) {
    if (filters[name] !== NO_EVENT_FILTERS[name]) query.set(name, String(filters[name]))
  }
  return query.size === 0 ? '' : `?${query}`
}

/** True when something besides the tab narrows the view. */
export function isNarrowed({ q, type, from, to }: EventFilters): boolean {
  return q !== '' || type !== '' || from !== '' || to !== ''
}

/** The moment of a JST wall time as `<input type="datetime-local">` sends it; null = not one. */
export function parseJstMinute(value: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value)) return null
  const moment = new Date(`${value}:00+09:00`)
  return Number.isNaN(moment.getTime()) ? null : moment
}

export type EventRow = {
  id: string
  type: string
  objectId: string | null
  status: EventStatus
  reason: string | null
  orderNumber: string | null
  receivedAt: string
  finishedAt: string | null
  attempts: number
}

export type EventDetail = EventRow & {
  stripeCreatedAt: string
  replayedAt: string | null
  orderStatus: OrderStatus | null
  /** Null when the month's payloads have been dropped. */
  payload: unknown
  /** The job that will try (again); null when there is none. */
  job: { attempts: number; maxAttempts: number; nextAt: string; isRunning: boolean } | null
  /** What the event changed. */
  changes: { from: OrderStatus | null; to: OrderStatus; fact: Fact | null; at: string }[]
}

/** What a replay covers: one event, or all that the filters show. */
export type ReplayTarget = { eventId: string } | { filters: EventFilters }

/** More than this is not replayed in one go: choose a shorter time. */
export const REPLAY_MAX = 10_000

/** Events that a rehearsal runs; each that has to be asked about is a call to Stripe. */
export const REHEARSAL_MAX = 100

export type RehearsedEvent = {
  id: string
  type: string
  orderNumber: string | null
  /** Null when the order's status would stay. */
  change: { from: OrderStatus | null; to: OrderStatus } | null
  reason: string | null
}

/** What a replay would do to the orders as they are at this moment. */
export type Rehearsal = {
  /** Events that the target covers, and how many of them have no payload any more. */
  covered: number
  pruned: number
  rehearsed: number
  changing: RehearsedEvent[]
  failing: RehearsedEvent[]
  same: number
}
