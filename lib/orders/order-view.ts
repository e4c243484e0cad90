import type { Method } from '#lib/fees/policy.ts'
import type { Localized } from '#lib/i18n/locales.ts'
import type { Yen } from '#lib/money.ts'
import type { Chain, VoucherStores } from '#lib/vouchers/chains.ts'
import type { AlarmRow } from './alarms.ts'
import type { MailKind } from './mail-kinds.ts'
import type { AdminRefund, RefundView } from './refunds.ts'
import type { Fact, OrderStatus } from './status.ts'

export type OrderLine = {
  name: Localized
  /** Empty for a product of one kind only. */
  variant: Localized
  imageUrl: string
  quantity: number
  unitPriceYen: Yen
}

export type VoucherView = {
  /** ISO 8601. */
  expiresAt: string
  hostedVoucherUrl: string | null
  stores: VoucherStores
}

/** An order as its buyer sees it at its secret address. Moments are ISO 8601 strings. */
export type OrderView = {
  version: number
  number: string
  status: OrderStatus
  method: Method
  /** `in_flight` while a payment call has not come back; the page says so and waits. */
  attempt: 'none' | 'in_flight' | 'ended'
  createdAt: string
  lines: OrderLine[]
  itemsYen: Yen
  shippingYen: Yen
  totalYen: Yen
  needsShipping: boolean
  /** `y***@example.jp`: the address may be forwarded. */
  emailMasked: string
  voucher: VoucherView | null
  holdExpiresAt: string
  paidAt: string | null
  paidChain: Chain | null
  shippedAt: string | null
  carrier: string | null
  trackingNumber: string | null
  /** Oldest first. */
  refunds: RefundView[]
  shipsWithinDays: number
  showSlug: string | null
  supportEmail: string
  supportPhone: string
  supportHours: string
}

/** `yuki@example.jp` → `y***@example.jp`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '***' : `${email.slice(0, 1)}***${email.slice(at)}`
}

/* What staff see. */

export type AdminOrderRow = {
  number: string
  status: OrderStatus
  method: Method
  name: string
  summary: Localized
  units: number
  totalYen: Yen
  createdAt: string
  /** End of the voucher, for orders that wait for cash. */
  deadline: string | null
  needsShipping: boolean
  showTitle: Localized | null
}

/** One pending voucher on the board. */
export type VoucherRow = {
  number: string
  name: string
  email: string
  totalYen: Yen
  units: number
  summary: Localized
  issuedAt: string
  expiresAt: string
  hostedVoucherUrl: string | null
}

export type TimelineEntry = {
  from: OrderStatus | null
  to: OrderStatus
  fact: Fact | null
  cause: 'customer' | 'stripe' | 'staff' | 'system'
  at: string
  staffName: string | null
  eventId: string | null
  eventType: string | null
}

export type OrderEventRow = {
  id: string
  type: string
  status: 'received' | 'applied' | 'ignored' | 'failed'
  reason: string | null
  receivedAt: string
}

export type AdminDispute = {
  id: string
  /** Stripe's words; see disputes.ts for those we know. */
  status: string
  reason: string
  amountYen: Yen
  evidenceDueAt: string | null
  createdAt: string
}

export type AdminOrder = Omit<OrderView, 'refunds'> & {
  id: string
  name: string
  email: string
  phone: string
  address: {
    postalCode: string
    prefecture: string
    city: string
    line1: string
    line2: string
  } | null
  locale: 'ja' | 'en'
  /** The buyer's secret address, as a path. */
  buyerPath: string
  paymentIntentId: string | null
  expectedFeeYen: Yen
  timeline: TimelineEntry[]
  events: OrderEventRow[]
  refunds: AdminRefund[]
  disputes: AdminDispute[]
  /** A bank may take the payment back, or has: goods stay. */
  isDisputed: boolean
  /** What waits for a person, newest first. */
  alarms: AlarmRow[]
  mails: { kind: MailKind; queuedAt: string; sentAt: string | null }[]
}
