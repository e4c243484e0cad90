/** One run of reconcile as staff see it. */
export type ReconcileRun = {
  id: number
  startedAt: string
  seconds: number
  /** What was found, by kind; kinds without any are left out. */
  drift: { kind: string; count: number }[]
  found: number
  /** How much of it could not be mended. */
  left: number
}

export const RUN_TABS = ['all', 'drift'] as const
export type RunTab = (typeof RUN_TABS)[number]
export type RunFilters = { tab: RunTab; page: number }

/** What an address asks for, made safe: anything unknown is the first page of all runs. */
export function readRunFilters(
  params: Readonly<Record<string, string | string[] | undefined>>,
): RunFilters {
  const one = (name: string) => [params[name]].flat()[0] ?? ''
  const page = Number(one('page'))
  return {
    tab: RUN_TABS.find((known) => known === one('tab')) ?? 'all',
    page: Number.isInteger(page) && page >= 1 && page <= 2000 ? page : 1,
  }
}

export function runFiltersQuery({ tab, page }: RunFilters): string {
  const query = new URLSearchParams()
  if (tab !== 'all') query.set('tab', tab)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '' : `?${query}`
}

/** How things stand: what a person must know before anything else. */
export type ReconcileState = 'never' | 'stale' | 'left' | 'mended' | 'calm'

/** Two runs missed and five minutes: no worker lives, or none gets to it. */
const STALE_AFTER_SECONDS = 25 * 60

export function reconcileState(latest: ReconcileRun | null, now: Date): ReconcileState {
  if (!latest) return 'never'
  const age = (now.getTime() - new Date(latest.startedAt).getTime()) / 1000 - latest.seconds
  if (age > STALE_AFTER_SECONDS) return 'stale'
  if (latest.left > 0) return 'left'
  return latest.found > 0 ? 'mended' : 'calm'
}
