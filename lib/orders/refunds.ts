import type { Yen } from '#lib/money.ts'

export const REFUND_STATUSES = [
  /** Cash was paid: Stripe has asked the customer for a bank account by mail. */
  'requires_action',
  'pending',
  'succeeded',
  'failed',
  'canceled',
] as const
export type RefundStatus = (typeof REFUND_STATUSES)[number]

/**
 * Why a refund failed, in Stripe's words (https://docs.stripe.com/refunds#failed-refunds). More may
 * come: a word that is not listed here is shown as it is.
 */
export const REFUND_FAILURES = [
  'lost_or_stolen_card',
  'expired_or_canceled_card',
  'charge_for_pending_refund_disputed',
  'insufficient_funds',
  'declined',
  'merchant_request',
  'unknown',
] as const

/** Days from a konbini refund's beginning in which the customer can name a bank account. */
export const ACCOUNT_DAYS = 45

/** One refund as the buyer may see it. */
export type RefundView = {
  amountYen: Yen
  status: RefundStatus
  /** ISO 8601. */
  createdAt: string
  /** Where Stripe's question for a bank account went; null where none is needed. */
  emailMasked: string | null
  /** The money came after the order's end, and its units were gone. */
  isForLateMoney: boolean
}

/** The same as staff see it. */
export type AdminRefund = RefundView & {
  id: string
  email: string | null
  failureReason: string | null
}

export type RefundProgress = 'none' | 'needs_account' | 'on_its_way' | 'arrived' | 'failed'

/**
 * How far an order's money is on its way back, all refunds together: what needs somebody comes
 * first. A failed refund that another one makes good is forgotten.
 */
export function refundProgress(
  refunds: readonly Pick<RefundView, 'amountYen' | 'status'>[],
  totalYen: Yen,
): RefundProgress {
  const alive = refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled')
  const returningYen = alive.reduce((sum, { amountYen }) => sum + amountYen, 0)
  if (alive.length < refunds.length && returningYen < totalYen) return 'failed'
  if (alive.length === 0) return 'none'
  if (alive.some(({ status }) => status === 'requires_action')) return 'needs_account'
  return alive.some(({ status }) => status === 'pending') ? 'on_its_way' : 'arrived'
}

/** Until when the account can be named, for a refund that began at `createdAt`. */
export function accountDeadline(createdAt: Date): Date {
  return new Date(createdAt.getTime() + ACCOUNT_DAYS * 24 * 3600_000)
}
