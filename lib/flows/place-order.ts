import { and, eq, inArray, sql } from 'drizzle-orm'
import { db, type Tx } from '#lib/db/client.ts'
import { hashToken, orderToken } from '#lib/db/order-token.ts'
import { holds, orderItems, orders, transitions, variants } from '#lib/db/schema.ts'
import { expectedFee } from '#lib/fees/policy.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import type { CheckoutRefusal, CheckoutRequest } from '#lib/orders/checkout-form.ts'
import { LIVE_STATUSES } from '#lib/orders/status.ts'
import { attemptOf, CARD_HOLD_SECONDS } from '#lib/orders/timing.ts'
import { announceOrder } from './announce.ts'
import { type LimitRefusal, refusedByLimits } from './buyer-limits.ts'
import { moveUnits } from './move-stock.ts'
import { orderNumber } from './order-number.ts'
import { quoteSale, type Sale } from './quote-sale.ts'
import type { OrderRow } from './transition.ts'

export type Placed =
  | { ok: true; order: OrderRow }
  | { ok: false; reason: CheckoutRefusal; totalYen?: number }

/**
 * Writes an order and takes its units out of sale, in one short transaction, before any payment is
 * offered. The checkout key is unique among live orders: a second click, a retry after a decline
 * and a reload all find the first order.
 *
 * Price, methods and limits come from the database; what the browser saw is only compared.
 */
export async function placeOrder(request: CheckoutRequest, now: Date): Promise<Placed> {
  const existing = await findLive(db(), request.checkoutKey)
  if (existing) return reuse(existing, request, now)

  const quote = await quoteSale(db(), request, now)
  if (!quote.ok) return quote
  const placed = await insertOrder(request, quote.sale, now)
  if (placed === 'key_taken') {
    const winner = await findLive(db(), request.checkoutKey)
    // The twin that won may have ended meanwhile; the buyer's next click begins anew.
    return winner ? reuse(winner, request, now) : { ok: false, reason: 'order_ended' }
  }
  if (placed instanceof Refused) return { ok: false, reason: placed.reason }
  if (placed === 'no_units') return { ok: false, reason: await whyNoUnits(request.variantId) }
  await announceOrder(placed.id)
  return { ok: true, order: placed }
}

class NoUnits extends Error {}

/** A refusal found inside the transaction: thrown, so that all of it is undone. */
class Refused extends Error {
  readonly reason: LimitRefusal
  constructor(reason: LimitRefusal) {
    super(reason)
    this.reason = reason
  }
}

async function insertOrder(
  request: CheckoutRequest,
  sale: Sale,
  now: Date,
): Promise<OrderRow | 'key_taken' | 'no_units' | Refused> {
  const id = crypto.randomUUID()
  const holdExpiresAt = new Date(now.getTime() + CARD_HOLD_SECONDS * 1000)
  try {
    return await db().transaction(async (tx) => {
      // First the unique key, on which a twin waits; the hot stock row last, so that its lock is
      // held for one statement and the commit (about twice the rate, measured with pgbench).
      const [order] = await tx
        .insert(orders)
        .values({
          id,
          number: orderNumber(),
          tokenHash: hashToken(orderToken(id)),
          checkoutKey: request.checkoutKey,
          showId: sale.showId,
          status: 'placed',
          method: request.method,
          offeredMethods: sale.offeredMethods,
          locale: request.locale,
          itemsYen: sale.itemsYen,
          shippingYen: sale.shippingYen,
          totalYen: sale.totalYen,
          expectedFeeYen: expectedFee(request.method, sale.totalYen),
          needsShipping: sale.kind === 'goods',
          ...contactOf(request, sale.kind === 'goods'),
          voucherExpiresAt: sale.voucherExpiresAt,
          holdExpiresAt,
          createdAt: now,
        })
        .onConflictDoNothing({
          target: orders.checkoutKey,
          where: inArrayLiteral(),
        })
        .returning()
      if (!order) return 'key_taken'
      const refused = await refusedByLimits(tx, {
        offerId: request.offerId,
        quantity: request.quantity,
        method: request.method,
        email: request.contact.email,
        orderId: id,
      })
      if (refused) throw new Refused(refused)
      await tx.insert(orderItems).values({
        orderId: id,
        variantId: request.variantId,
        offerId: request.offerId,
        quantity: request.quantity,
        unitPriceYen: sale.unitPriceYen,
        nameJa: sale.nameJa,
        nameEn: sale.nameEn,
      })
      await tx.insert(transitions).values({
        orderId: id,
        fromStatus: null,
        toStatus: 'placed',
        cause: 'customer',
        at: now,
      })
      await addJob(tx, 'end_hold', { orderId: id }, { runAt: holdExpiresAt, key: `end_hold:${id}` })
      await tx.insert(holds).values({
        orderId: id,
        variantId: request.variantId,
        quantity: request.quantity,
        place: 'held',
      })
      const taken = await moveUnits(tx, request.variantId, 'free', 'held', request.quantity)
      if (!taken) throw new NoUnits()
      return order
    })
  } catch (error) {
    if (error instanceof NoUnits) return 'no_units'
    if (error instanceof Refused) return error
    throw error
  }
}

/** The condition of the partial unique index, letter by letter, so that Postgres infers it. */
function inArrayLiteral() {
  return sql.raw(`status in (${LIVE_STATUSES.map((status) => `'${status}'`).join(', ')})`)
}

async function findLive(tx: Pick<Tx, 'select'>, checkoutKey: string): Promise<OrderRow | null> {
  const [order] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.checkoutKey, checkoutKey), inArray(orders.status, [...LIVE_STATUSES])))
  return order ?? null
}

/** The same purchase again: the same things, perhaps with a corrected address. */
async function reuse(order: OrderRow, request: CheckoutRequest, now: Date): Promise<Placed> {
  if (order.status !== 'placed') return { ok: true, order }
  const [item] = await db().select().from(orderItems).where(eq(orderItems.orderId, order.id))
  const sameThings =
    item?.variantId === request.variantId &&
    item.offerId === request.offerId &&
    item.quantity === request.quantity
  if (!sameThings) return { ok: false, reason: 'order_changed' }
  if (order.totalYen !== request.seenTotalYen) {
    return { ok: false, reason: 'price_changed', totalYen: order.totalYen }
  }
  if (!order.offeredMethods.includes(request.method)) {
    return { ok: false, reason: 'method_unavailable' }
  }
  if (order.needsShipping && !request.address) return { ok: false, reason: 'address_missing' }
  // A payment call under way was made with these very values and may be repeated: hands off.
  if (attemptOf(order) === 'in_flight') return { ok: true, order }
  if (order.holdExpiresAt <= now) return { ok: false, reason: 'order_ended' }
  return db().transaction(async (tx): Promise<Placed> => {
    const refused = await refusedByLimits(tx, {
      offerId: item.offerId ?? request.offerId,
      quantity: item.quantity,
      method: request.method,
      email: request.contact.email,
      orderId: order.id,
    })
    if (refused) return { ok: false, reason: refused }
    const [updated] = await tx
      .update(orders)
      .set({ ...contactOf(request, order.needsShipping), method: request.method })
      .where(
        and(
          eq(orders.id, order.id),
          eq(orders.status, 'placed'),
          sql`(${orders.attemptToken} is null or ${orders.attemptEndedAt} is not null)`,
        ),
      )
      .returning()
    return { ok: true, order: updated ?? order }
  })
}

function contactOf(request: CheckoutRequest, needsShipping: boolean) {
  const { name, email, phone } = request.contact
  return { name, email, phone, address: needsShipping ? request.address : null }
}

async function whyNoUnits(variantId: string): Promise<'sold_out' | 'all_held'> {
  const [units] = await db().select().from(variants).where(eq(variants.id, variantId))
  return units && units.held > 0 ? 'all_held' : 'sold_out'
}
