/** The admin's preset views of all orders; a tab is part of the address, so it can be shared. */
export const ORDER_TABS = ['all', 'waiting', 'to_ship', 'shipped', 'ended', 'attention'] as const
export type OrderTab = (typeof ORDER_TABS)[number]

/** What an address asks for, made safe: anything unknown is the first page of all orders. */
export function readOrderFilters(
  params: Readonly<Record<string, string | string[] | undefined>>,
): OrderFilters {
  const one = (name: string) => [params[name]].flat()[0] ?? ''
  const tab = ORDER_TABS.find((known) => known === one('tab')) ?? 'all'
  const page = Number(one('page'))
  return {
    tab,
    q: one('q').trim().slice(0, 100),
    // 2,000 pages of 50 are more orders than anybody pages through; beyond it, search.
    page: Number.isInteger(page) && page >= 1 && page <= 2000 ? page : 1,
  }
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
