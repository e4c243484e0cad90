/*
 * Stripe's words about a dispute (https://docs.stripe.com/api/disputes/object). More may come: a
 * word that is not listed here is shown as it is, and counts as open.
 */

export const DISPUTE_STATUSES = [
  'needs_response',
  'under_review',
  'won',
  'lost',
  'prevented',
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
] as const

export const DISPUTE_REASONS = [
  'fraudulent',
  'unrecognized',
  'product_not_received',
  'product_unacceptable',
  'duplicate',
  'credit_not_processed',
  'subscription_canceled',
  'general',
] as const

/** Words after which nothing more is asked of the shop. */
const CLOSED: readonly string[] = ['won', 'lost', 'warning_closed', 'prevented']

export function isDisputeOpen(status: string): boolean {
  return !CLOSED.includes(status)
}

/** Whether the shop's word is awaited: evidence sent once is final. */
export function awaitsEvidence(status: string): boolean {
  return status === 'needs_response' || status === 'warning_needs_response'
}

/** Goods stay while a bank may take their payment back, and when it has. */
export function blocksShipping(status: string): boolean {
  return isDisputeOpen(status) || status === 'lost'
}
