import { and, eq, or, sql } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orderToken } from '#lib/db/order-token.ts'
import { orders } from '#lib/db/schema.ts'
import { env } from '#lib/env.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { log } from '#lib/log.ts'
import type { CheckoutAnswer } from '#lib/orders/checkout-form.ts'
import { ATTEMPT_LOST_SECONDS, ATTEMPTS_MAX, attemptOf } from '#lib/orders/timing.ts'
import { routes } from '#lib/routes.ts'
import {
  type AttemptResult,
  confirmPayment,
  methodOfToken,
  type PaymentAttempt,
  retrieveIntent,
} from '#lib/stripe/confirm-payment.ts'
import type { IntentState } from '#lib/stripe/intent.ts'
import { announceOrder } from './announce.ts'
import { applyIntent } from './apply-intent.ts'
import { answerFor } from './checkout-answer.ts'
import { lockOrder } from './lock-order.ts'
import type { OrderRow } from './transition.ts'

/** The customer's phone number cannot be a confirmation number; another one can. */
const REJECTED_NUMBER = 'payment_intent_konbini_rejected_confirmation_number'

/**
 * Pays for a placed order with a confirmation token: claims the attempt in a short transaction,
 * calls Stripe outside any, stores what came back in another. One attempt at a time per order; an
 * attempt whose process died is repeated with its own token before a new one may begin, so an
 * order never has two intents.
 */
export async function startPayment(
  order: OrderRow,
  confirmationToken: string,
  now: Date,
): Promise<CheckoutAnswer> {
  if (order.status !== 'placed') return answerFor(order)
  if (order.attempts >= ATTEMPTS_MAX && attemptOf(order) !== 'in_flight') {
    return { ok: false, reason: 'too_many_attempts', orderToken: orderToken(order.id) }
  }
  // What was checked when the order was placed was the browser's word for the method.
  if ((await methodOfToken(confirmationToken)) !== order.method) {
    return { ok: false, reason: 'method_unavailable', orderToken: orderToken(order.id) }
  }
  const claimed = await claimAttempt(order, confirmationToken, now)
  if (claimed) return attempt(claimed)

  const current = await readOrder(order.id)
  if (current.status !== 'placed' || !isLost(current, now)) return answerFor(current)
  const resumed = await resume(current)
  if (resumed.ok || resumed.reason !== 'declined') return resumed
  // What the lost process had begun came to nothing; this click is the next attempt.
  const next = await claimAttempt(order, confirmationToken, now)
  return next ? attempt(next) : answerFor(await readOrder(order.id))
}

/**
 * Repeats an attempt whose outcome is unknown. Called by the job that every attempt leaves behind
 * and by `reconcile`; does nothing once the outcome is known.
 *
 * @throws when the outcome is still unknown, so that the job is tried again later.
 */
export async function resumePayment(orderId: string, now: Date): Promise<void> {
  const order = await readOrder(orderId)
  if (order.status !== 'placed' || !isLost(order, now)) return
  const answer = await resume(order)
  if (answer.ok && answer.next === 'wait') {
    throw new Error(`The payment of order ${orderId} has no known outcome yet`)
  }
}

async function claimAttempt(
  { id: orderId, method }: OrderRow,
  confirmationToken: string,
  now: Date,
): Promise<OrderRow | null> {
  return db().transaction(async (tx) => {
    const [claimed] = await tx
      .update(orders)
      .set({
        attemptToken: confirmationToken,
        attemptStartedAt: now,
        attemptEndedAt: null,
        attempts: sql`${orders.attempts} + 1`,
        version: sql`${orders.version} + 1`,
      })
      .where(
        and(
          eq(orders.id, orderId),
          eq(orders.status, 'placed'),
          eq(orders.method, method),
          or(sql`${orders.attemptToken} is null`, sql`${orders.attemptEndedAt} is not null`),
          sql`${orders.attemptToken} is distinct from ${confirmationToken}`,
        ),
      )
      .returning()
    if (!claimed) return null
    const runAt = new Date(now.getTime() + (ATTEMPT_LOST_SECONDS + 5) * 1000)
    await addJob(tx, 'resume_payment', { orderId }, { runAt, key: `resume_payment:${orderId}` })
    return claimed
  })
}

async function attempt(order: OrderRow): Promise<CheckoutAnswer> {
  return conclude(order, await pay(order))
}

/**
 * Once an intent is known it is asked, never confirmed again: the token may have been used. Without
 * one the creation is repeated, which answers what it answered the first time.
 */
async function resume(order: OrderRow): Promise<CheckoutAnswer> {
  if (!order.paymentIntentId) return attempt(order)
  const intent = await retrieveIntent(order.paymentIntentId)
  if (intent.outcome === 'unpaid') {
    return conclude(order, { kind: 'declined', code: intent.declineCode, intent })
  }
  return conclude(order, { kind: 'confirmed', intent })
}

async function conclude(order: OrderRow, result: AttemptResult): Promise<CheckoutAnswer> {
  if (result.kind === 'unknown') {
    log.warn({ orderId: order.id, message: result.message }, 'payment outcome unknown')
    return { ok: true, next: 'wait', orderToken: orderToken(order.id) }
  }
  const settled = await settle(order, result.intent, new Date())
  if (result.kind === 'declined') {
    return {
      ok: false,
      reason: 'declined',
      orderToken: orderToken(order.id),
      declineCode: result.code ?? undefined,
    }
  }
  if (result.kind === 'refused' && result.code === REJECTED_NUMBER) {
    return {
      ok: false,
      reason: 'declined',
      orderToken: orderToken(order.id),
      declineCode: REJECTED_NUMBER,
    }
  }
  if (result.kind === 'refused') {
    log.error({ orderId: order.id, code: result.code, message: result.message }, 'Stripe refused')
    return { ok: false, reason: 'payment_unavailable', orderToken: orderToken(order.id) }
  }
  return answerFor(settled, result.intent)
}

async function pay(order: OrderRow): Promise<AttemptResult> {
  const confirmationToken = order.attemptToken
  if (!confirmationToken) throw new Error(`Order ${order.id} has no attempt to make`)
  return confirmPayment({
    orderId: order.id,
    orderNumber: order.number,
    totalYen: order.totalYen,
    offeredMethods: order.offeredMethods,
    voucherExpiresAt: order.voucherExpiresAt,
    phone: order.phone,
    confirmationToken,
    paymentIntentId: order.paymentIntentId,
    returnUrl: `${env().APP_URL}${routes.order(orderToken(order.id))}`,
  } satisfies PaymentAttempt)
}

async function settle(order: OrderRow, intent: IntentState | null, now: Date): Promise<OrderRow> {
  const settled = await db().transaction(async (tx) => {
    const locked = await lockOrder(tx, order.id)
    if (!locked) throw new Error(`Order ${order.id} vanished`)
    const current = intent
      ? (await applyIntent(tx, locked, intent, { by: 'customer', at: now })).order
      : locked
    if (current.attemptToken !== order.attemptToken) return current
    const [ended] = await tx
      .update(orders)
      .set({ attemptEndedAt: now, version: sql`${orders.version} + 1` })
      .where(eq(orders.id, order.id))
      .returning()
    return ended ?? current
  })
  await announceOrder(order.id)
  return settled
}

/** Whether an attempt is under way whose process has been silent for too long. */
function isLost(order: OrderRow, now: Date): boolean {
  if (attemptOf(order) !== 'in_flight') return false
  const startedAt = order.attemptStartedAt?.getTime() ?? 0
  return now.getTime() - startedAt > ATTEMPT_LOST_SECONDS * 1000
}

async function readOrder(orderId: string): Promise<OrderRow> {
  const [order] = await db().select().from(orders).where(eq(orders.id, orderId))
  if (!order) throw new Error(`No order ${orderId}`)
  return order
}
