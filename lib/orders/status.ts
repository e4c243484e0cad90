/**
 * The life of an order, as a table (DESIGN.md decision 14). Admin buttons disable with it, flows
 * refuse with it, labels are typed by it, tests walk it.
 *
 * A fact is something that happened, whoever told us. `next` answers what it makes of an order.
 * A fact that a status does not list changes nothing: that is how twins, replays and events out
 * of order are harmless even when `processed_events` has forgotten them (decision 1).
 */
export const ORDER_STATUSES = [
  'placed',
  'awaiting_konbini',
  'paid',
  'shipped',
  'expired',
  'canceled',
  'paid_late',
  'refunded',
] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

export const FACTS = [
  /** Stripe shows a live voucher for the order's intent. */
  'voucher_issued',
  /** The money is there: the intent has succeeded. */
  'payment_succeeded',
  /** A konbini voucher ran out unpaid and the slip buffer after it has passed. */
  'voucher_lapsed',
  /** The intent is canceled: nobody can pay it any more. */
  'payment_canceled',
  /** The time to finish paying by card is over, and no intent exists that could still succeed. */
  'hold_ended',
  /** Money came for an order that had ended, and the units could be taken once more. */
  'stock_retaken',
  /** The whole amount went back to the customer. */
  'refunded',
  /** Staff handed the parcel to a carrier. */
  'shipped',
] as const
export type Fact = (typeof FACTS)[number]

export const TRANSITIONS: Readonly<Record<OrderStatus, Partial<Record<Fact, OrderStatus>>>> = {
  placed: {
    voucher_issued: 'awaiting_konbini',
    payment_succeeded: 'paid',
    payment_canceled: 'canceled',
    hold_ended: 'expired',
  },
  awaiting_konbini: {
    payment_succeeded: 'paid',
    voucher_lapsed: 'expired',
    payment_canceled: 'canceled',
  },
  paid: { shipped: 'shipped', refunded: 'refunded' },
  shipped: { refunded: 'refunded' },
  expired: { payment_succeeded: 'paid_late' },
  canceled: { payment_succeeded: 'paid_late' },
  paid_late: { stock_retaken: 'paid', refunded: 'refunded' },
  refunded: {},
}

/** The status that `fact` leads to, or null when it means nothing here. */
export function next(status: OrderStatus, fact: Fact): OrderStatus | null {
  return TRANSITIONS[status][fact] ?? null
}

/** Where the units of an order are. */
export type StockPlace = 'held' | 'sold' | 'free'

/**
 * Where a status wants the units. A refund leaves them where they were: sold ones come back only by
 * somebody's decision, and those of late money were free before.
 */
export const STOCK_PLACE: Readonly<Record<OrderStatus, StockPlace | 'as_before'>> = {
  placed: 'held',
  awaiting_konbini: 'held',
  paid: 'sold',
  shipped: 'sold',
  expired: 'free',
  canceled: 'free',
  paid_late: 'free',
  refunded: 'as_before',
}

/** Statuses in which the money is with us, so that goods may leave (DESIGN.md decision 5). */
export const PAID_STATUSES = ['paid', 'shipped'] as const satisfies readonly OrderStatus[]

/** Statuses that hold a checkout key: a second click finds this order instead of a new one. */
export const LIVE_STATUSES = [
  'placed',
  'awaiting_konbini',
  'paid',
  'shipped',
  'paid_late',
] as const satisfies readonly OrderStatus[]

export type StaffAction = 'ship' | 'cancel'

/** What staff may do in which status; the reason for a refusal is `admin.refusal.<reason>`. */
export const STAFF_ACTIONS: Readonly<Record<StaffAction, readonly OrderStatus[]>> = {
  ship: ['paid'],
  cancel: ['placed', 'awaiting_konbini'],
}

/** Why staff may not do `action` now, or null when they may. */
export function refusal(
  action: StaffAction,
  status: OrderStatus,
): 'unpaid' | 'already_shipped' | 'already_paid' | 'ended' | null {
  if (STAFF_ACTIONS[action].includes(status)) return null
  if (status === 'shipped') return 'already_shipped'
  if (status === 'paid') return 'already_paid'
  if (status === 'placed' || status === 'awaiting_konbini') return 'unpaid'
  return 'ended'
}
