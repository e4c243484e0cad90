import type Stripe from 'stripe'
import { newId } from '../ids.ts'
import type { Delivery, StoredEndpoint, StoredEvent } from '../store.ts'
import { API_VERSION, type World } from '../world.ts'

/** Events the emulator sends; also what `enabled_events: ['*']` stands for. */
export type EventType =
  | 'payment_intent.created'
  | 'payment_intent.requires_action'
  | 'payment_intent.succeeded'
  | 'payment_intent.payment_failed'
  | 'payment_intent.canceled'
  | 'payment_intent.amount_capturable_updated'
  | 'charge.succeeded'
  | 'charge.failed'
  | 'charge.captured'
  | 'charge.updated'
  | 'charge.refunded'
  | 'refund.created'
  | 'refund.updated'
  | 'refund.failed'
  | 'charge.dispute.created'
  | 'charge.dispute.updated'
  | 'charge.dispute.closed'
  | 'charge.dispute.funds_withdrawn'
  | 'charge.dispute.funds_reinstated'
  | 'radar.early_fraud_warning.created'
  | 'payment_method.attached'
  | 'payment_method.detached'
  | 'customer.created'
  | 'customer.updated'
  | 'customer.deleted'
  | 'product.created'
  | 'product.updated'
  | 'product.deleted'
  | 'price.created'
  | 'price.updated'
  | 'customer.subscription.created'
  | 'customer.subscription.updated'
  | 'customer.subscription.deleted'
  | 'customer.subscription.paused'
  | 'customer.subscription.resumed'
  | 'customer.subscription.trial_will_end'
  | 'invoiceitem.created'
  | 'invoice.created'
  | 'invoice.updated'
  | 'invoice.deleted'
  | 'invoice.finalized'
  | 'invoice.sent'
  | 'invoice.paid'
  | 'invoice.payment_succeeded'
  | 'invoice.payment_failed'
  | 'invoice.payment_action_required'
  | 'invoice.overdue'
  | 'invoice.voided'
  | 'invoice.marked_uncollectible'
  | 'checkout.session.completed'
  | 'checkout.session.expired'
  | 'checkout.session.async_payment_succeeded'
  | 'checkout.session.async_payment_failed'
  | 'billing_portal.session.created'
  | 'billing_portal.configuration.created'

/** Oldest events are forgotten beyond this, so that a long bench cannot eat the memory. */
const MOST_EVENTS = 20_000
/** How long events are held back when they are to arrive in the wrong order. */
const REORDER_WINDOW_MS = 300

/**
 * Records that something happened and queues it for every endpoint that asked for it. The object
 * is copied now: what arrives later shows it as it was, not as it is. Never waits for a delivery.
 */
export function emit(
  world: World,
  type: EventType,
  object: object,
  previousAttributes?: object,
): void {
  // A twin is Stripe's documented habit of describing one change with two event ids.
  for (let copy = 0; copy <= world.faults.webhooks.twin; copy++) {
    record(world, type, object, previousAttributes)
  }
  world.changed()
}

function record(world: World, type: EventType, object: object, previousAttributes?: object) {
  const { data, clock } = world
  const endpoints = [...data.webhook_endpoints.values()].filter((stored) => wants(stored, type))
  const copies = 1 + world.faults.webhooks.duplicate
  const deliveries: Delivery[] = endpoints.flatMap(({ endpoint }) =>
    Array.from({ length: copies }, () => ({
      endpoint: endpoint.id,
      state: 'pending' as const,
      attempts: [],
      next_attempt_at: clock.seconds(),
    })),
  )
  const event = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: clock.seconds(),
    data: structuredClone({
      object,
      ...(previousAttributes ? { previous_attributes: previousAttributes } : {}),
    }),
    livemode: false,
    pending_webhooks: endpoints.length,
    request: world.request ? { ...world.request } : { id: null, idempotency_key: null },
    type,
  } as unknown as Stripe.Event
  data.events.set(event.id, { event, deliveries })
  world.watch?.({ what: type, view: 'server', value: JSON.parse(JSON.stringify(event)) })
  for (const oldest of data.events.keys()) {
    if (data.events.size <= MOST_EVENTS) break
    data.events.delete(oldest)
  }
  const at = firstAttemptAt(world)
  for (const index of deliveries.keys()) world.timers.add('deliver', at, `${event.id}:${index}`)
}

/** Queues one more delivery of a stored event to each of its endpoints, as the Dashboard's resend. */
export function resend(world: World, stored: StoredEvent): number {
  const endpoints = [...world.data.webhook_endpoints.values()].filter((candidate) =>
    wants(candidate, stored.event.type as EventType),
  )
  for (const { endpoint } of endpoints) {
    stored.deliveries.push({
      endpoint: endpoint.id,
      state: 'pending',
      attempts: [],
      next_attempt_at: world.clock.seconds(),
    })
    const ref = `${stored.event.id}:${stored.deliveries.length - 1}`
    world.timers.add('deliver', world.clock.now(), ref)
  }
  world.changed()
  return endpoints.length
}

/** Endpoints that still owe an answer: what Stripe shows as `pending_webhooks`. */
export function pendingWebhooks(stored: StoredEvent): number {
  const pending = stored.deliveries.filter(({ state }) => state === 'pending')
  return new Set(pending.map(({ endpoint }) => endpoint)).size
}

function wants({ endpoint }: StoredEndpoint, type: EventType): boolean {
  if (endpoint.status !== 'enabled') return false
  return endpoint.enabled_events.includes('*') || endpoint.enabled_events.includes(type)
}

function firstAttemptAt({ clock, faults }: World): number {
  const now = clock.now() + faults.webhooks.delay_ms
  if (!faults.webhooks.reorder) return now
  return Math.ceil(now / REORDER_WINDOW_MS) * REORDER_WINDOW_MS
}
