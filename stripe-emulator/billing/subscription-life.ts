import type Stripe from 'stripe'
import { emit } from '../webhooks/emit.ts'
import type { World } from '../world.ts'

/** Changes a subscription and announces what differs; nothing is said when nothing does. */
export function changeSubscription(
  world: World,
  subscription: Stripe.Subscription,
  change: () => void,
): void {
  const before = structuredClone(subscription)
  change()
  const previous: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(before)) {
    const now = subscription[name as keyof Stripe.Subscription]
    if (JSON.stringify(value) !== JSON.stringify(now)) previous[name] = value
  }
  if (Object.keys(previous).length === 0) return
  emit(world, 'customer.subscription.updated', subscription, previous)
}

/** The period that is running, as the items carry it. */
export function currentPeriod(subscription: Stripe.Subscription): { start: number; end: number } {
  const item = subscription.items.data[0]
  return { start: item?.current_period_start ?? 0, end: item?.current_period_end ?? 0 }
}

export function isOver({ status }: Stripe.Subscription): boolean {
  return status === 'canceled' || status === 'incomplete_expired'
}

/** The end, whoever wanted it. A first payment that never came ends as `incomplete_expired`. */
export function endSubscription(
  world: World,
  subscription: Stripe.Subscription,
  reason: string,
): void {
  const now = world.clock.seconds()
  if (subscription.status === 'incomplete' && reason === 'payment_failed') {
    changeSubscription(world, subscription, () => {
      subscription.status = 'incomplete_expired'
      subscription.ended_at = now
    })
    return
  }
  subscription.status = 'canceled'
  subscription.canceled_at ??= now
  subscription.ended_at = now
  if (subscription.cancellation_details) subscription.cancellation_details.reason = reason
  emit(world, 'customer.subscription.deleted', subscription)
}

/** An invoice was paid: what waited for the money goes on. */
export function becomePaid(
  world: World,
  subscription: Stripe.Subscription,
  method: string | null,
): void {
  changeSubscription(world, subscription, () => {
    const waited = ['incomplete', 'past_due', 'unpaid'].includes(subscription.status)
    if (waited) subscription.status = 'active'
    const save = subscription.payment_settings?.save_default_payment_method === 'on_subscription'
    if (save && method) subscription.default_payment_method = method
  })
}

/** A payment is owed: the first one keeps a subscription incomplete, later ones make it late. */
export function becomeLate(world: World, subscription: Stripe.Subscription): void {
  if (!['active', 'trialing'].includes(subscription.status)) return
  changeSubscription(world, subscription, () => {
    subscription.status = 'past_due'
  })
}
