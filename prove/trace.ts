import type { Violation } from './checks.ts'
import type { Truth } from './truth.ts'

/** Traces are for reading; beyond this many of one run nobody reads on. */
const TRACES_MAX = 12
const CHAOS_LINES = 40

/** For each order that something is wrong with: what was seen of it from every side. */
export function traceOf(truth: Truth, violations: Violation[], chaosLog: string[]): string[] {
  const orderIds = [...new Set(violations.map(({ orderId }) => orderId))]
  const traces = orderIds
    .filter((orderId) => orderId !== null)
    .slice(0, TRACES_MAX)
    .map((orderId) => orderTrace(truth, orderId, violations))
  if (violations.length > 0 && chaosLog.length > 0) {
    traces.push(['What went wrong on purpose:', ...chaosLog.slice(-CHAOS_LINES)].join('\n    '))
  }
  return traces
}

function orderTrace(
  { stripe, shop, customers, arrived }: Truth,
  orderId: string,
  all: Violation[],
) {
  const order = shop.orders.find(({ id }) => id === orderId)
  const customer = customers.find(({ story }) => story.checkoutKey === order?.checkout_key)
  const intents = stripe.intents.filter(
    (intent) => intent.metadata.order_id === orderId || intent.id === order?.payment_intent_id,
  )
  const ids = new Set(intents.map(({ id }) => id))
  const about = stripe.events.filter(({ event }) => {
    const object = event.data.object as { id?: string; payment_intent?: unknown }
    return ids.has(object.id ?? '') || ids.has(String(object.payment_intent))
  })
  const stored = new Map(shop.events.map((row) => [row.id, row]))
  return [
    `order ${order?.number ?? '?'} ${orderId}`,
    ...all.filter((one) => one.orderId === orderId).map((one) => `✖ ${one.invariant}: ${one.what}`),
    'customer:',
    ...(customer
      ? [`  story ${JSON.stringify({ ...customer.story, choice: customer.story.choice.slug })}`]
      : ['  not found']),
    ...(customer?.notes ?? []).map((line) => `  ${line}`),
    'trail:',
    ...shop.transitions
      .filter((row) => row.order_id === orderId)
      .map(
        (row) =>
          `  ${row.at.toISOString().slice(11, 23)} ${row.from_status} → ${row.to_status} by ${row.cause} ${row.event_id ?? ''}`,
      ),
    'intents:',
    ...intents.map((intent) => `  ${intent.id} ${intent.status} ¥${intent.amount_received}`),
    'events:',
    ...about.map(({ event, deliveries }) => {
      const row = stored.get(event.id)
      const answers = deliveries.map((one) => one.attempts.map(({ status }) => status).join(' '))
      return `  ${new Date(event.created * 1000).toISOString().slice(11, 19)} ${event.type} ${event.id} [${answers.join(' | ')}] ${row?.status ?? 'not stored'} ${row?.reason ?? ''}`
    }),
    'mails:',
    ...arrived
      .filter((mail) => mail.orderId === orderId)
      .map((mail) => `  ${new Date(mail.atMs).toISOString().slice(11, 23)} ${mail.kind}`),
  ].join('\n    ')
}
