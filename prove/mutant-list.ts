import type { HarmKind } from './chaos.ts'
import type { Story } from './story.ts'

/** One safeguard taken away: texts in the source replaced, or a constraint of the database dropped. */
export type Mutant = {
  name: string
  /** What is missing, as a sentence for the table. */
  without: string
  edits: { file: string; find: string; replace: string }[]
  sqlFirst?: string
  /** The only harm done; all kinds unless given, none at all for an empty list. */
  kinds?: HarmKind[]
  /** What most customers do, when the safeguard is for something rare. */
  focus?: Partial<Story>
  isDeaf?: boolean
}

const edit = (file: string, find: string, replace: string) => ({ file, find, replace })

const FLOWS = 'lib/flows'
const FAIR: HarmKind[] = []

export const MUTANTS: Mutant[] = [
  {
    name: 'event-key',
    without: 'the unique key on Stripe’s event ids',
    edits: [],
    sqlFirst: 'alter table processed_events drop constraint processed_events_pkey cascade',
    kinds: ['webhooks'],
  },
  {
    name: 'transition-table',
    without: 'the table’s refusal of facts that mean nothing in a status',
    edits: [
      edit(
        'lib/orders/status.ts',
        'return TRANSITIONS[status][fact] ?? null',
        'return TRANSITIONS[status][fact] ?? Object.values(TRANSITIONS).map((row) => row[fact]).find(Boolean) ?? null',
      ),
    ],
    kinds: ['webhooks'],
  },
  {
    name: 'row-lock',
    without: 'the lock on the order’s row',
    edits: [edit(`${FLOWS}/lock-order.ts`, ".for('no key update')", '')],
    kinds: ['webhooks'],
  },
  {
    name: 'mark-before-work',
    without: 'event and effect in one transaction: it is marked first',
    edits: [
      edit(
        `${FLOWS}/apply-stripe-event.ts`,
        '    const asked = await askAbout(event)',
        "    await db().update(processedEvents).set({ status: 'applied', finishedAt: now }).where(eq(processedEvents.id, event.id))\n    const asked = await askAbout(event)",
      ),
      edit(
        `${FLOWS}/apply-stripe-event.ts`,
        "return mode === 'again' || isUnfinished(row.status) ? row.status : null",
        'return row.status',
      ),
    ],
    kinds: ['sessions', 'killWorker', 'postgres', 'api'],
    focus: { after: 'refund', hostile: 'none' },
  },
  {
    name: 'hold-by-clock',
    without: 'asking Stripe whether a voucher has lapsed: the clock decides',
    edits: [
      edit(
        `${FLOWS}/end-hold.ts`,
        "if (order.status === 'awaiting_konbini') return askAboutVoucher(orderId, now)",
        "if (order.status === 'awaiting_konbini') { await db().transaction(async (tx) => { const { lockOrder } = await import('./lock-order.ts'); const locked = await lockOrder(tx, orderId); if (locked) await (await import('./transition.ts')).transition(tx, locked, 'voucher_lapsed', { by: 'system', at: now }) }); return }",
      ),
    ],
    kinds: ['webhooks'],
    focus: { meddling: 'hold_ends' },
  },
  {
    name: 'idempotency-key',
    without: 'the same idempotency key for a repeated attempt',
    edits: [
      edit(
        'lib/stripe/confirm-payment.ts',
        '{ idempotencyKey: `order:',
        '{ idempotencyKey: crypto.randomUUID() + `order:',
      ),
    ],
    kinds: ['lostAnswers', 'webhooks'],
  },
  {
    name: 'signature',
    without: 'the check of the webhook’s signature',
    edits: [
      edit(
        'lib/stripe/verify-event.ts',
        '  for (const secret of env().STRIPE_WEBHOOK_SECRET) {',
        '  if (signature) return { ok: true, event: JSON.parse(rawBody) }\n  for (const secret of env().STRIPE_WEBHOOK_SECRET) {',
      ),
    ],
    kinds: ['webhooks'],
    focus: { hostile: 'forged' },
  },
  {
    name: 'cancel-before-release',
    without: 'cancelling the intent before the units go back on sale',
    edits: [
      edit(
        `${FLOWS}/release-order.ts`,
        'const canceled = await cancelIntent(order.paymentIntentId, why)',
        "const canceled = { kind: 'canceled' as const, intent: { ...(await (await import('#lib/stripe/confirm-payment.ts')).retrieveIntent(order.paymentIntentId)), outcome: 'canceled' as const } }",
      ),
    ],
    kinds: ['webhooks'],
    focus: { meddling: 'staff_cancels' },
  },
  {
    name: 'conditional-decrement',
    without: 'the condition on the stock’s UPDATE, and the CHECK behind it',
    edits: [
      edit(
        `${FLOWS}/move-stock.ts`,
        '.where(and(eq(variants.id, variantId), gte(variants[from], quantity)))',
        '.where(eq(variants.id, variantId))',
      ),
    ],
    sqlFirst: 'alter table variants drop constraint variants_free',
    kinds: FAIR,
  },
  {
    name: 'checkout-key',
    without: 'one live order per checkout key',
    edits: [
      edit(
        `${FLOWS}/place-order.ts`,
        'const existing = await findLive(db(), request.checkoutKey)',
        'const existing = null as OrderRow | null',
      ),
      edit(
        `${FLOWS}/place-order.ts`,
        `.onConflictDoNothing({
          target: orders.checkoutKey,
          where: inArrayLiteral(),
        })`,
        '.onConflictDoNothing()',
      ),
    ],
    sqlFirst: 'drop index orders_live_checkout_key',
    kinds: FAIR,
  },
  {
    name: 'amount',
    without: 'the comparison of the amount paid with the order’s',
    edits: [
      edit(
        `${FLOWS}/apply-intent.ts`,
        "intent.outcome === 'succeeded' && intent.amountYen !== linked.totalYen",
        'linked.totalYen < 0',
      ),
    ],
    kinds: FAIR,
    focus: {
      hostile: 'tampered',
      payments: [
        { method: 'card', card: '4000000000000002' },
        { method: 'card', card: '4242424242424242' },
      ],
    },
  },
  {
    name: 'stock-on-expiry',
    without: 'the return of the units when an order ends',
    edits: [
      edit(
        `${FLOWS}/transition.ts`,
        "if (place !== 'as_before' && !(await moveStock(",
        "if (place !== 'as_before' && place !== 'free' && !(await moveStock(",
      ),
    ],
    kinds: FAIR,
  },
  {
    name: 'job-in-transaction',
    without: 'event and job in one transaction: the job is added first',
    edits: [
      edit(
        `${FLOWS}/receive-stripe-event.ts`,
        '  return db().transaction(async (tx) => {',
        "  await addJob(db(), 'apply_stripe_event', { eventId: event.id })\n  return db().transaction(async (tx) => {",
      ),
      edit(
        `${FLOWS}/receive-stripe-event.ts`,
        "await addJob(tx, 'apply_stripe_event', { eventId: event.id }, { key: applyJobKey(event.id) })",
        'await new Promise((done) => setTimeout(done, 50))\n    void applyJobKey',
      ),
    ],
    kinds: FAIR,
  },
  {
    name: 'answer-before-store',
    without: 'storing the event before answering 200',
    edits: [
      edit(
        'lib/http/stripe-webhook.ts',
        'await receiveStripeEvent(verified.event, new Date())',
        'void receiveStripeEvent(verified.event, new Date()).catch(() => {})',
      ),
    ],
    kinds: ['sessions', 'postgres', 'killWeb'],
  },
  {
    name: 'ask-about-old-events',
    without: 'asking Stripe what is true now: a passing event is believed',
    edits: [
      edit(
        'lib/stripe/read-event.ts',
        "    case 'payment_intent.canceled': {",
        "    case 'payment_intent.canceled':\n    case 'payment_intent.payment_failed': {",
      ),
      edit(
        'lib/stripe/read-event.ts',
        "    case 'payment_intent.requires_action':\n    case 'payment_intent.payment_failed':\n",
        "    case 'payment_intent.requires_action':\n",
      ),
    ],
    kinds: ['webhooks'],
    focus: {
      payments: [
        { method: 'card', card: '4000000000000002' },
        { method: 'konbini', card: '' },
      ],
      till: 'waits',
      meddling: 'none',
      hostile: 'none',
    },
  },
  {
    name: 'paid-late',
    without: 'the states for money that comes after the end',
    edits: [
      edit('lib/orders/status.ts', "expired: { payment_succeeded: 'paid_late' },", 'expired: {},'),
      edit(
        'lib/orders/status.ts',
        "canceled: { payment_succeeded: 'paid_late' },",
        'canceled: {},',
      ),
    ],
    kinds: FAIR,
    focus: { meddling: 'ended_by_hand', till: 'slip_then_pays' },
  },
  {
    name: 'missing-events',
    without: 'reconcile’s look for events that never arrived',
    edits: [
      edit(
        `${FLOWS}/reconcile.ts`,
        'const missing = await fetchMissing(before, now)',
        'const missing = { found: 0, left: 0 }\n  void fetchMissing',
      ),
    ],
    kinds: FAIR,
    isDeaf: true,
  },
  {
    name: 'resume-payment',
    without: 'finishing the payment calls whose process died',
    edits: [
      edit(
        `${FLOWS}/start-payment.ts`,
        "if (order.status !== 'placed' || !isLost(order, now)) return\n",
        'if (order.version >= 0) return\n',
      ),
    ],
    kinds: ['lostAnswers', 'api', 'killWeb'],
  },
  {
    name: 'unpaid-check',
    without: 'the database’s own refusal to ship unpaid orders',
    edits: [],
    sqlFirst: 'alter table orders drop constraint orders_paid_before_shipped',
    kinds: FAIR,
    focus: { meddling: 'ship_unpaid' },
  },
  {
    name: 'ship-refusal',
    without: 'the flow’s refusal to ship unpaid orders',
    edits: [edit('lib/orders/status.ts', "ship: ['paid'],", "ship: ['paid', 'awaiting_konbini'],")],
    kinds: FAIR,
    focus: { meddling: 'ship_unpaid', till: 'waits' },
  },
  {
    name: 'cancel-refusal',
    without: 'listening to Stripe when it will not cancel',
    edits: [
      edit(
        `${FLOWS}/release-order.ts`,
        "if (canceled.kind === 'canceled') return { ok: true, order: settled }",
        'if (canceled.kind) return { ok: true, order: settled }',
      ),
    ],
    kinds: ['webhooks'],
    focus: { meddling: 'staff_cancels', till: 'slip_then_pays' },
  },
  {
    name: 'attempt-claim',
    without: 'one payment attempt at a time',
    edits: [
      edit(
        `${FLOWS}/start-payment.ts`,
        'or(sql`$' +
          '{orders.attemptToken} is null`, sql`$' +
          '{orders.attemptEndedAt} is not null`),',
        'or(sql`true`, sql`false`),',
      ),
    ],
    kinds: ['api'],
    focus: { clicks: 'two_tokens' },
  },
  {
    name: 'unknown-is-no-decline',
    without: 'the difference between “declined” and “no answer”',
    edits: [
      edit(
        'lib/stripe/confirm-payment.ts',
        "return { kind: 'unknown', message: `$" + '{error.type}: $' + '{error.message}` }',
        "return { kind: 'declined', code: null, intent: null }",
      ),
    ],
    kinds: ['lostAnswers', 'webhooks'],
  },
  {
    name: 'order-id-at-stripe',
    without: 'the order’s id on the intent',
    edits: [
      edit(
        'lib/stripe/confirm-payment.ts',
        'metadata: { order_id: attempt.orderId, order_number: attempt.orderNumber },',
        'metadata: { order_number: attempt.orderNumber },',
      ),
    ],
    kinds: ['api'],
  },
  {
    name: 'partial-refund',
    without: 'telling a part of the money from all of it',
    edits: [
      edit(
        `${FLOWS}/money-returning.ts`,
        'return returningYen >= order.totalYen',
        'return returningYen > 0',
      ),
    ],
    kinds: FAIR,
    focus: { after: 'part_refund' },
  },
  {
    name: 'late-refund',
    without: 'the refund of late money whose units are gone',
    edits: [
      edit(`${FLOWS}/transition.ts`, "await addJob(tx, 'refund_late', { orderId: order.id })", ''),
    ],
    kinds: FAIR,
    focus: {
      rushes: true,
      payments: [{ method: 'konbini', card: '' }],
      meddling: 'ended_by_hand',
      till: 'slip_then_pays',
      clicks: 'one',
      hostile: 'none',
    },
  },
  {
    name: 'late-stock',
    without: 'the look whether there are units for late money',
    edits: [
      edit(
        `${FLOWS}/transition.ts`,
        "if (place !== 'as_before' && !(await moveStock(tx, order.id, place)))",
        "if (place !== 'as_before' && !(await moveStock(tx, order.id, place)) && fact !== 'stock_retaken')",
      ),
    ],
    kinds: FAIR,
    focus: {
      rushes: true,
      payments: [{ method: 'konbini', card: '' }],
      meddling: 'ended_by_hand',
      till: 'slip_then_pays',
      clicks: 'one',
      hostile: 'none',
    },
  },
  {
    name: 'unknown-order-alarm',
    without: 'the alarm about money for an order that does not exist',
    edits: [
      edit(
        `${FLOWS}/event-effect.ts`,
        "meaning.intent.outcome === 'succeeded' && orderId",
        "meaning.intent.outcome === 'canceled' && orderId",
      ),
    ],
    kinds: ['stranger'],
  },
  {
    name: 'refund-news',
    without: 'hearing of refunds that were made elsewhere',
    edits: [
      edit(
        'lib/stripe/read-event.ts',
        "return withIntent(event.data.object, (about) => ({ kind: 'charge_refunded', about }))",
        "return { kind: 'unused', reason: 'mutant' }",
      ),
      edit(
        'lib/stripe/read-event.ts',
        "    case 'refund.created':\n    case 'refund.updated':",
        "    case 'refund.updated':",
      ),
    ],
    kinds: FAIR,
    focus: { after: 'refund' },
  },
  {
    name: 'close-intent',
    without: 'closing the intent of an order whose voucher lapsed',
    edits: [
      edit(`${FLOWS}/transition.ts`, "await addJob(tx, 'close_intent', { orderId: order.id })", ''),
    ],
    kinds: FAIR,
    focus: { till: 'lapses', meddling: 'none' },
  },
  {
    name: 'true-mails',
    without: 'the look whether a mail is still true',
    edits: [
      edit(
        `${FLOWS}/send-mail.ts`,
        'if (!TRUE_WHILE[kind].includes(order.status)) {',
        'if (!TRUE_WHILE[kind]) {',
      ),
    ],
    kinds: ['mail'],
    focus: { till: 'pays', meddling: 'none' },
  },
  {
    name: 'mail-mark-after',
    without: 'marking a mail as sent only after it was taken',
    edits: [
      edit(
        `${FLOWS}/send-mail.ts`,
        '  await deliver({',
        '  await db().update(mails).set({ sentAt: now }).where(unsent)\n  await deliver({',
      ),
    ],
    kinds: ['mail'],
  },
  {
    name: 'price',
    without: 'the server’s own price',
    edits: [
      edit(
        `${FLOWS}/quote-sale.ts`,
        'if (total.totalYen !== request.seenTotalYen) {',
        'Object.assign(total, { totalYen: request.seenTotalYen, itemsYen: request.seenTotalYen - total.shippingYen })\n  if (total.totalYen < 0) {',
      ),
    ],
    kinds: FAIR,
    focus: { hostile: 'cheap' },
  },
]
