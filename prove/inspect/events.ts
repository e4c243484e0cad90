import type { Inspection } from '../checks.ts'

/** What Stripe sent against what the shop has stored. */
export const events: Inspection = ({ stripe, shop, settled, tampered }, checks) => {
  const stored = new Map(shop.events.map((row) => [row.id, row]))
  const sent = new Set(stripe.events.map(({ event }) => event.id))

  for (const { event, deliveries } of stripe.events) {
    const row = stored.get(event.id)
    const object = (event.data.object as { metadata?: { order_id?: string } }).metadata?.order_id
    const orderId = object ?? row?.order_id ?? null
    const answers = deliveries.map(({ attempts }) => attempts.map(({ status }) => status).join(' '))
    checks.that(
      'every event is stored',
      row !== undefined,
      orderId,
      () => `${event.type} ${event.id} is not; its deliveries were answered ${answers.join(' | ')}`,
    )
    if (!row) continue
    if (row.status === 'failed' && tampered.has(orderId ?? '')) continue
    checks.that(
      'every event is dealt with',
      row.status === 'applied' || row.status === 'ignored',
      orderId,
      () => `${event.type} ${event.id} is ${row.status}: ${row.reason}`,
    )
  }
  checks.that('every event is stored once', stored.size === shop.events.length, null, () => {
    const twice = shop.events.filter((row) => stored.get(row.id) !== row)
    return `${twice.map(({ id }) => id).join(', ')} more than once`
  })
  for (const row of shop.events) {
    checks.that(
      'nothing is stored that Stripe did not send',
      sent.has(row.id),
      row.order_id,
      () => `${row.type} ${row.id} is ${row.status}, and Stripe knows nothing of it`,
    )
  }
  checks.that(
    'every event was delivered in the end',
    settled.undelivered === 0,
    null,
    () => `${settled.undelivered} events are still on their way`,
  )
}
