/** A price's rhythm. */
export interface Interval {
  interval: string
  interval_count: number
}

/**
 * The end of the period that starts at `start`: the anchor plus as many whole intervals as needed,
 * counted from the anchor, so that a subscription of the 31st does not slip to the 28th for good.
 * All in unix seconds, calendar in UTC as on Stripe.
 */
export function periodEnd(anchor: number, start: number, rhythm: Interval): number {
  for (let count = 1; ; count++) {
    const end = addIntervals(anchor, rhythm, count)
    if (end > start) return end
  }
}

function addIntervals(anchor: number, { interval, interval_count }: Interval, times: number) {
  const date = new Date(anchor * 1000)
  const count = interval_count * times
  if (interval === 'day' || interval === 'week') {
    return anchor + count * (interval === 'week' ? 7 : 1) * 86_400
  }
  const months = date.getUTCMonth() + (interval === 'year' ? count * 12 : count)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), months + 1, 0)).getUTCDate()
  const day = Math.min(date.getUTCDate(), lastDay)
  const midnight = Date.UTC(date.getUTCFullYear(), months, day)
  return midnight / 1000 + (anchor % 86_400)
}
