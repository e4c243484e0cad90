import { and, count, eq, inArray, type SQL, sum } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orderItems, orders, shows } from '#lib/db/schema.ts'
import type { Yen } from '#lib/money.ts'
import { PAID_STATUSES } from '#lib/orders/status.ts'

export type Tally = { orders: number; units: number; yen: Yen }

/**
 * What a show has sold: money that is there, and cash that may still come. Never one number: some
 * vouchers always lapse, and a host who plans by the sum promises too much.
 */
export type ShowCounters = { paid: Tally; pending: Tally }

/** Counters of one show; all zero for a slug that does not exist. Yen include shipping. */
export async function showCounters(slug: string): Promise<ShowCounters> {
  const [paid, pending] = await Promise.all([
    tally(slug, inArray(orders.status, [...PAID_STATUSES])),
    tally(slug, eq(orders.status, 'awaiting_konbini')),
  ])
  return { paid, pending }
}

async function tally(slug: string, condition: SQL): Promise<Tally> {
  // Units are summed per order first: joined to its lines, an order's total would count twice.
  const perOrder = db()
    .select({
      orderId: orders.id,
      totalYen: orders.totalYen,
      units: sum(orderItems.quantity).mapWith(Number).as('units'),
    })
    .from(orders)
    .innerJoin(shows, eq(shows.id, orders.showId))
    .innerJoin(orderItems, eq(orderItems.orderId, orders.id))
    .where(and(eq(shows.slug, slug), condition))
    .groupBy(orders.id)
    .as('per_order')
  const [row] = await db()
    .select({
      orders: count(),
      units: sum(perOrder.units).mapWith(Number),
      yen: sum(perOrder.totalYen).mapWith(Number),
    })
    .from(perOrder)
  return { orders: row?.orders ?? 0, units: row?.units ?? 0, yen: row?.yen ?? 0 }
}
