import type { OrderStatus } from '#lib/orders/status.ts'
import { groupBy, type Inspection } from '../checks.ts'

/** Between the look at the order and the mail server's word lie seconds at most. */
const SLACK_MS = 8_000

/** The mail that each status of an order brings. */
const MAIL_OF: Partial<Record<OrderStatus, string>> = {
  awaiting_konbini: 'voucher',
  paid: 'paid',
  shipped: 'shipped',
  expired: 'expired',
  canceled: 'canceled',
}
/** A mail is true while the order has one of these statuses. */
const TRUE_IN: Record<string, readonly OrderStatus[]> = {
  voucher: ['awaiting_konbini'],
  paid: ['paid', 'shipped'],
  shipped: ['shipped'],
  expired: ['expired'],
  canceled: ['canceled'],
}

/** What customers found in their mailbox. */
export const mails: Inspection = ({ shop, arrived, wasHarmed }, checks) => {
  const trails = groupBy(shop.transitions, (row) => row.order_id)
  const boxes = groupBy(arrived, (mail) => mail.orderId)

  for (const order of shop.orders) {
    const box = boxes.get(order.id) ?? []
    const trail = trails.get(order.id) ?? []
    for (const [kind, same] of groupBy(box, (mail) => mail.kind)) {
      const ids = new Set(same.map((mail) => mail.id))
      // A worker killed between sending and marking sends again, under the same message id, which
      // mail programs show once. That is the most that SMTP allows.
      checks.that(
        'each mail once',
        ids.size === 1 && (same.length === 1 || wasHarmed),
        order.id,
        () => `${same.length} mails of kind ${kind} with ${ids.size} ids`,
      )
    }
    for (const mail of box) {
      const when = TRUE_IN[mail.kind]
      if (!when) continue
      checks.that(
        'no mail is untrue',
        wasTrue(trail, when, mail.atMs),
        order.id,
        () =>
          `“${mail.kind}” arrived ${new Date(mail.atMs).toISOString()}, the order was ${trail.map((row) => `${row.to_status} ${row.prove_at.toISOString()}`).join(', ')}`,
      )
    }
    const due = MAIL_OF[order.status]
    if (due) {
      checks.that(
        'the mail of the last state arrived',
        box.some((mail) => mail.kind === due),
        order.id,
        () => `the order is ${order.status}, and there was no mail “${due}”`,
      )
    }
  }
}

function wasTrue(
  trail: readonly { to_status: OrderStatus; prove_at: Date }[],
  when: readonly OrderStatus[],
  atMs: number,
): boolean {
  return trail.some((row, index) => {
    if (!when.includes(row.to_status)) return false
    const ended = trail.slice(index + 1).find((later) => !when.includes(later.to_status))
    return !ended || atMs <= ended.prove_at.getTime() + SLACK_MS
  })
}
