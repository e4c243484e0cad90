import { calendarDaysUntilJst } from '#lib/jst.ts'

export const VOUCHER_GROUPS = ['over', 'today', 'tomorrow', 'later'] as const
export type VoucherGroup = (typeof VOUCHER_GROUPS)[number]

/**
 * Sorts vouchers by the calendar day in Japan on which they end. `over` is past its deadline but
 * not settled: a slip printed in time may still be paid, and Stripe tells the end an hour later.
 */
export function groupVouchers<T extends { expiresAt: string }>(
  rows: readonly T[],
  now: Date,
): Record<VoucherGroup, T[]> {
  const groups: Record<VoucherGroup, T[]> = { over: [], today: [], tomorrow: [], later: [] }
  for (const row of rows) groups[groupOf(new Date(row.expiresAt), now)].push(row)
  return groups
}

function groupOf(expiresAt: Date, now: Date): VoucherGroup {
  if (expiresAt <= now) return 'over'
  const days = calendarDaysUntilJst(now, expiresAt)
  if (days === 0) return 'today'
  return days === 1 ? 'tomorrow' : 'later'
}
