/** What needs a person: kept, shown in the admin, and logged as an error when it is raised. */
export const ALARM_KINDS = [
  /** Stripe took another amount or currency than the order's. The order stays as it is. */
  'amount_mismatch',
  /** Money for an order that is not in our books. */
  'unknown_order',
  /** A second intent of one order took money. */
  'second_intent',
  /** Money came after the end and the units were gone; it is being refunded. */
  'paid_late',
  /** A refund failed or was called off: the money must be repaid outside Stripe. */
  'refund_failed',
  /** A bank took a payment back; evidence is due. */
  'dispute',
] as const
export type AlarmKind = (typeof ALARM_KINDS)[number]
