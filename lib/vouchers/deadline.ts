import { endOfDayJst } from '#lib/jst.ts'

/** Days of grace after the day of the order; 3 is Stripe's default and most shops' habit. */
export const VOUCHER_DAYS = 3

/**
 * Stripe allows slips to be paid for a while after the deadline and reports the end about an hour
 * later. Two hours after the deadline without news, `reconcile` asks.
 */
export const VOUCHER_BUFFER_SECONDS = 2 * 3600

/** The end of a voucher placed at `now`: 23:59:59 JST, `days` calendar days later. */
export function voucherDeadline(now: Date, days: number = VOUCHER_DAYS): Date {
  return endOfDayJst(now, days)
}

/** How urgent the time left is, for colour and words: under 3 h, under 24 h, or calm. */
export function urgency(now: Date, deadline: Date): 'over' | 'hot' | 'soon' | 'calm' {
  const seconds = (deadline.getTime() - now.getTime()) / 1000
  if (seconds <= 0) return 'over'
  if (seconds < 3 * 3600) return 'hot'
  return seconds < 24 * 3600 ? 'soon' : 'calm'
}
