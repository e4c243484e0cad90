/** Every mail an order can cause; each is sent at most once in its life. */
export const MAIL_KINDS = [
  'voucher',
  'paid',
  'expired',
  'canceled',
  'shipped',
  'paid_late',
] as const
export type MailKind = (typeof MAIL_KINDS)[number]
