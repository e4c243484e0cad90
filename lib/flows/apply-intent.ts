import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#lib/db/client.ts'
import { orders, vouchers } from '#lib/db/schema.ts'
import { expectedFee } from '#lib/fees/policy.ts'
import type { Fact } from '#lib/orders/status.ts'
import type { IntentState } from '#lib/stripe/intent.ts'
import { VOUCHER_BUFFER_SECONDS } from '#lib/vouchers/deadline.ts'
import { allMoneyReturns } from './money-returning.ts'
import { raiseAlarm } from './raise-alarm.ts'
import { type Cause, type OrderRow, transition } from './transition.ts'

export type Applied =
  | { changed: true; order: OrderRow }
  | { changed: false; order: OrderRow; reason: string }

/**
 * Brings an order up to what its intent says, whoever asked: the purchase itself, a webhook, a
 * reconcile run. Applying the same intent again changes nothing.
 *
 * The caller has locked `order`. The reason of an unchanged order is for people to read.
 */
export async function applyIntent(
  tx: Tx,
  order: OrderRow,
  intent: IntentState,
  cause: Cause,
): Promise<Applied> {
  if (order.paymentIntentId && order.paymentIntentId !== intent.id) {
    if (intent.outcome === 'succeeded') await alarm(tx, 'second_intent', order, intent, cause)
    return { changed: false, order, reason: `another intent than the order's: ${intent.id}` }
  }
  const linked = await linkIntent(tx, order, intent)
  if (intent.outcome === 'succeeded' && intent.amountYen !== linked.totalYen) {
    // Not ours to guess: the order stays unpaid and unshipped until somebody has looked.
    await alarm(tx, 'amount_mismatch', linked, intent, cause)
    return {
      changed: false,
      order: linked,
      reason: `the amount is not the order's: ${intent.amountYen}`,
    }
  }
  const fact = factOf(linked, intent)
  if (!fact) {
    return {
      changed: false,
      order: linked,
      reason: `nothing to do: the intent is ${intent.outcome}`,
    }
  }
  const vouchersBefore = linked.version
  const renewed = intent.voucher ? await storeVoucher(tx, linked, intent, cause.at) : linked
  // News of a refund may come before news of its payment; asked before the stock row is locked.
  const refunded = fact === 'payment_succeeded' && (await allMoneyReturns(tx, renewed))
  const result = await transition(tx, renewed, fact, cause, paidColumns(fact, cause.at))
  if (result.changed && refunded) {
    const { order: ended } = await transition(tx, result.order, 'refunded', cause)
    return { changed: true, order: ended }
  }
  if (result.changed) return { changed: true, order: result.order }
  return renewed.version > vouchersBefore
    ? { changed: true, order: renewed }
    : {
        changed: false,
        order: renewed,
        reason: `${fact} means nothing to an order that is ${order.status}`,
      }
}

function alarm(
  tx: Tx,
  kind: 'second_intent' | 'amount_mismatch',
  order: OrderRow,
  intent: IntentState,
  cause: Cause,
): Promise<void> {
  const paid = intent.amountYen === null ? 'another currency than yen' : `¥${intent.amountYen}`
  return raiseAlarm(tx, {
    kind,
    objectId: intent.id,
    orderId: order.id,
    detail: `${intent.id} took ${paid} for order ${order.number} of ¥${order.totalYen}`,
    at: cause.at,
  })
}

function factOf(order: OrderRow, intent: IntentState): Fact | null {
  switch (intent.outcome) {
    case 'succeeded':
      return 'payment_succeeded'
    case 'canceled':
      return 'payment_canceled'
    case 'voucher':
      return 'voucher_issued'
    case 'unpaid':
      // A declined card leaves the order as it is: the customer may try another one.
      return order.status === 'awaiting_konbini' ? 'voucher_lapsed' : null
    case 'unsettled':
      return null
  }
}

function paidColumns(fact: Fact, now: Date) {
  return fact === 'payment_succeeded' ? { paidAt: now } : {}
}

async function linkIntent(tx: Tx, order: OrderRow, intent: IntentState): Promise<OrderRow> {
  const method = intent.method ?? order.method
  if (order.paymentIntentId === intent.id && method === order.method) return order
  const [linked] = await tx
    .update(orders)
    .set({
      paymentIntentId: intent.id,
      method,
      expectedFeeYen: expectedFee(method, order.totalYen),
    })
    .where(eq(orders.id, order.id))
    .returning()
  if (!linked) throw new Error(`Order ${order.id} vanished under its lock`)
  return linked
}

/** Keeps the newest codes; a second confirm makes new ones and the old ones are dead. */
async function storeVoucher(tx: Tx, order: OrderRow, intent: IntentState, now: Date) {
  const voucher = intent.voucher
  if (!voucher || !['placed', 'awaiting_konbini'].includes(order.status)) return order
  const values = {
    expiresAt: voucher.expiresAt,
    hostedVoucherUrl: voucher.hostedVoucherUrl,
    stores: voucher.stores,
    issuedAt: now,
  }
  const written = await tx
    .insert(vouchers)
    .values({ orderId: order.id, ...values })
    .onConflictDoUpdate({
      target: vouchers.orderId,
      set: values,
      setWhere: sql`(${vouchers.expiresAt}, ${vouchers.hostedVoucherUrl}, ${vouchers.stores})
        is distinct from (excluded.expires_at, excluded.hosted_voucher_url, excluded.stores)`,
    })
    .returning({ orderId: vouchers.orderId })
  if (written.length === 0) return order
  const [renewed] = await tx
    .update(orders)
    .set({
      voucherExpiresAt: voucher.expiresAt,
      holdExpiresAt: new Date(voucher.expiresAt.getTime() + VOUCHER_BUFFER_SECONDS * 1000),
      version: sql`${orders.version} + 1`,
    })
    .where(eq(orders.id, order.id))
    .returning()
  return renewed ?? order
}
