/** The admin's preset views of all orders; a tab is part of the address, so it can be shared. */
export const ORDER_TABS = ['all', 'waiting', 'to_ship', 'shipped', 'ended', 'attention'] as const
export type OrderTab = (typeof ORDER_TABS)[number]

/** What an address asks for, made safe: anything unknown is the first page of all orders. */
export function readOrderFilters(params: SearchParams): OrderFilters {
  const tab = ORDER_TABS.find((known) => known === one(params, 'tab')) ?? 'all'
  return { tab, q: one(params, 'q').trim().slice(0, 100), page: readPage(params) }
}

/** The page that an address asks for, from 1. */
export function readPage(params: SearchParams): number {
  const page = Number(one(params, 'page'))
  // 2,000 pages of 50 are more orders than anybody pages through; beyond it, search.
  return Number.isInteger(page) && page >= 1 && page <= 2000 ? page : 1
}

type SearchParams = Readonly<Record<string, string | string[] | undefined>>

function one(params: SearchParams, name: string): string {
  return [params[name]].flat()[0] ?? ''
}

export type OrderFilters = { tab: OrderTab; q: string; page: number }

/** The query string of a view, without what is the default: `?tab=to_ship&page=2`, or ''. */
export function orderFiltersQuery({ tab, q, page }: OrderFilters): string {
  const query = new URLSearchParams()
  if (tab !== 'all') query.set('tab', tab)
  if (q !== '') query.set('q', q)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '' : `?${query}`
}
