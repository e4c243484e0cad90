import { and, asc, count, desc, eq, ilike, inArray, or, type SQL, sql, sum } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import {
  alarms,
  orderItems,
  orders,
  processedEvents,
  shows,
  variants,
  vouchers,
} from '#lib/db/schema.ts'
import type { Localized } from '#lib/i18n/locales.ts'
import { ORDER_TABS, type OrderTab } from '#lib/orders/admin-tabs.ts'
import type { AdminOrderRow, VoucherRow } from '#lib/orders/order-view.ts'

export const ORDERS_PER_PAGE = 50

/** More pending vouchers than a person can look through; the totals beside the list count all. */
export const VOUCHERS_SHOWN = 200

export type OrderList = {
  rows: AdminOrderRow[]
  /** How many of the orders found by `q` each tab holds. */
  counts: Record<OrderTab, number>
  pages: number
}

/**
 * One page of a tab. Those who wait for cash come with the nearest deadline first, those to ship
 * with the oldest first, all others with the newest first.
 *
 * @param q part of an order number, name or e-mail address; '' = all
 * @param page from 1; beyond the last page there are no rows
 */
export async function listOrders({
  tab,
  q,
  page,
}: {
  tab: OrderTab
  q: string
  page: number
}): Promise<OrderList> {
  const found = matches(q)
  const [counts, heads] = await Promise.all([
    countTabs(found),
    db()
      .select(head)
      .from(orders)
      .leftJoin(vouchers, eq(vouchers.orderId, orders.id))
      .leftJoin(shows, eq(shows.id, orders.showId))
      .where(and(inTab[tab], found))
      .orderBy(...(tabOrder[tab] ?? newestFirst))
      .limit(ORDERS_PER_PAGE)
      .offset((page - 1) * ORDERS_PER_PAGE),
  ])
  const contents = await contentsOf(heads.map((row) => row.id))
  const rows = heads.map(({ id, titleJa, titleEn, deadline, createdAt, ...row }) => ({
    ...row,
    ...(contents.get(id) ?? nothing),
    createdAt: createdAt.toISOString(),
    deadline: row.status === 'awaiting_konbini' ? (deadline?.toISOString() ?? null) : null,
    showTitle: titleJa !== null && titleEn !== null ? { ja: titleJa, en: titleEn } : null,
  }))
  return { rows, counts, pages: Math.max(1, Math.ceil(counts[tab] / ORDERS_PER_PAGE)) }
}

/** Vouchers that wait for cash, nearest deadline first; at most VOUCHERS_SHOWN of them. */
export async function listPendingVouchers(): Promise<VoucherRow[]> {
  const heads = await db()
    .select({
      id: orders.id,
      number: orders.number,
      name: orders.name,
      email: orders.email,
      totalYen: orders.totalYen,
      issuedAt: vouchers.issuedAt,
      expiresAt: vouchers.expiresAt,
      hostedVoucherUrl: vouchers.hostedVoucherUrl,
    })
    .from(orders)
    .innerJoin(vouchers, eq(vouchers.orderId, orders.id))
    .where(eq(orders.status, 'awaiting_konbini'))
    .orderBy(asc(vouchers.expiresAt), asc(orders.number))
    .limit(VOUCHERS_SHOWN)
  const contents = await contentsOf(heads.map((row) => row.id))
  return heads.map(({ id, issuedAt, expiresAt, ...row }) => ({
    ...row,
    ...(contents.get(id) ?? nothing),
    issuedAt: issuedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }))
}

/** All orders that wait for cash: how many, how much, and the units they keep out of sale. */
export async function pendingVoucherTotals(): Promise<{
  orders: number
  yen: number
  units: number
}> {
  const waiting = eq(orders.status, 'awaiting_konbini')
  const [[money], [goods]] = await Promise.all([
    db()
      .select({ orders: count(), yen: sum(orders.totalYen) })
      .from(orders)
      .where(waiting),
    db()
      .select({ units: sum(orderItems.quantity) })
      .from(orderItems)
      .innerJoin(orders, eq(orders.id, orderItems.orderId))
      .where(waiting),
  ])
  // sum() is null over no rows, and a string because it may not fit a number; yen always do.
  return {
    orders: money?.orders ?? 0,
    yen: Number(money?.yen ?? 0),
    units: Number(goods?.units ?? 0),
  }
}

/** Number of vouchers that wait, for the navigation. */
export async function countPendingVouchers(): Promise<number> {
  return db().$count(orders, eq(orders.status, 'awaiting_konbini'))
}

const head = {
  id: orders.id,
  number: orders.number,
  status: orders.status,
  method: orders.method,
  name: orders.name,
  totalYen: orders.totalYen,
  createdAt: orders.createdAt,
  needsShipping: orders.needsShipping,
  deadline: vouchers.expiresAt,
  titleJa: shows.titleJa,
  titleEn: shows.titleEn,
}

const withFailedEvent = sql`${orders.id} in (select ${processedEvents.orderId} from ${processedEvents} where ${processedEvents.status} = 'failed')`
const withOpenAlarm = sql`${orders.id} in (select ${alarms.orderId} from ${alarms} where ${alarms.settledAt} is null)`

const inTab: Readonly<Record<OrderTab, SQL | undefined>> = {
  all: undefined,
  waiting: inArray(orders.status, ['placed', 'awaiting_konbini']),
  to_ship: and(eq(orders.status, 'paid'), eq(orders.needsShipping, true)),
  shipped: eq(orders.status, 'shipped'),
  ended: inArray(orders.status, ['expired', 'canceled', 'refunded']),
  // Money for an order that had ended, what waits for a person, or news that we could not digest.
  attention: or(eq(orders.status, 'paid_late'), withOpenAlarm, withFailedEvent),
}

const newestFirst = [desc(orders.createdAt), desc(orders.id)]
const tabOrder: Readonly<Partial<Record<OrderTab, SQL[]>>> = {
  waiting: [sql`${vouchers.expiresAt} asc nulls last`, desc(orders.createdAt), desc(orders.id)],
  to_ship: [asc(orders.paidAt), asc(orders.id)],
}

async function countTabs(found: SQL | undefined): Promise<Record<OrderTab, number>> {
  const columns = Object.fromEntries(
    ORDER_TABS.map((tab) => [
      tab,
      sql<number>`count(*) filter (where ${inTab[tab] ?? sql`true`})`.mapWith(Number),
    ]),
  ) as Record<OrderTab, SQL<number>>
  const [row] = await db().select(columns).from(orders).where(found)
  if (!row) throw new Error('count(*) answered no row')
  return row
}

function matches(q: string): SQL | undefined {
  // NFKC: numbers read from a phone call are often typed full width.
  const typed = q.normalize('NFKC').trim().slice(0, 100)
  if (typed === '') return undefined
  const pattern = `%${typed.replace(/[\\%_]/g, '\\$&')}%`
  return or(
    ilike(orders.number, pattern),
    ilike(orders.name, pattern),
    ilike(orders.email, pattern),
  )
}

type Contents = { summary: Localized; units: number }
const nothing: Contents = { summary: { ja: '', en: '' }, units: 0 }

/** What each order holds, in one query for all of them. */
async function contentsOf(orderIds: string[]): Promise<Map<string, Contents>> {
  if (orderIds.length === 0) return new Map()
  const lines = await db()
    .select({
      orderId: orderItems.orderId,
      quantity: orderItems.quantity,
      nameJa: orderItems.nameJa,
      nameEn: orderItems.nameEn,
      labelJa: variants.labelJa,
      labelEn: variants.labelEn,
    })
    .from(orderItems)
    .innerJoin(variants, eq(variants.id, orderItems.variantId))
    .where(inArray(orderItems.orderId, orderIds))
    .orderBy(asc(orderItems.nameJa), asc(variants.position))
  const byOrder = new Map<string, Contents>()
  for (const line of lines) {
    const { summary, units } = byOrder.get(line.orderId) ?? nothing
    byOrder.set(line.orderId, {
      units: units + line.quantity,
      summary: {
        ja: join('、', summary.ja, line.nameJa, line.labelJa, line.quantity),
        en: join(', ', summary.en, line.nameEn, line.labelEn, line.quantity),
      },
    })
  }
  return byOrder
}

function join(comma: string, before: string, name: string, label: string, quantity: number) {
  const line = `${[name, label].filter(Boolean).join(' ')} ×${quantity}`
  return before === '' ? line : `${before}${comma}${line}`
}
