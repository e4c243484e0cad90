import type { Yen } from '#lib/money.ts'
import type { AdminDispute } from './order-view.ts'
import type { AdminRefund } from './refunds.ts'
import type { OrderStatus } from './status.ts'

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

/** An alarm as staff see it, with what it is about. Moments are ISO 8601 strings. */
export type AlarmRow = {
  id: number
  kind: AlarmKind
  /** The Stripe object or order number it is about. */
  objectId: string
  /** For people who read logs, in English. */
  detail: string
  raisedAt: string
  settledAt: string | null
  settledByName: string | null
  order: { number: string; status: OrderStatus; totalYen: Yen } | null
  refund: Pick<AdminRefund, 'amountYen' | 'status' | 'failureReason'> | null
  dispute: Pick<AdminDispute, 'amountYen' | 'status' | 'reason' | 'evidenceDueAt'> | null
}
