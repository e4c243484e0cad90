import { and, desc, eq, isNotNull, isNull, type SQL } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { alarms, disputes, orders, refunds, staff } from '#lib/db/schema.ts'
import type { AlarmRow } from '#lib/orders/alarms.ts'

/** More open alarms than a person works through at a sitting; the count beside them is of all. */
export const OPEN_ALARMS_SHOWN = 100
export const SETTLED_PER_PAGE = 20

export type AlarmList = {
  open: AlarmRow[]
  openCount: number
  settled: AlarmRow[]
  settledCount: number
  /** Of the settled ones. */
  pages: number
}

/**
 * What waits for a person, newest first, and one page of what somebody has dealt with.
 *
 * @param page of the settled ones, from 1; beyond the last page there are none
 */
export async function listAlarms({ page }: { page: number }): Promise<AlarmList> {
  const [open, openCount, settled, settledCount] = await Promise.all([
    read(isOpen).orderBy(desc(alarms.raisedAt), desc(alarms.id)).limit(OPEN_ALARMS_SHOWN),
    countOpenAlarms(),
    read(isNotNull(alarms.settledAt))
      .orderBy(desc(alarms.settledAt), desc(alarms.id))
      .limit(SETTLED_PER_PAGE)
      .offset((page - 1) * SETTLED_PER_PAGE),
    db().$count(alarms, isNotNull(alarms.settledAt)),
  ])
  return {
    open: open.map(toRow),
    openCount,
    settled: settled.map(toRow),
    settledCount,
    pages: Math.max(1, Math.ceil(settledCount / SETTLED_PER_PAGE)),
  }
}

/** For the navigation. */
export async function countOpenAlarms(): Promise<number> {
  return db().$count(alarms, isOpen)
}

/** What waits for a person about one order. */
export async function openAlarmsOf(orderId: string): Promise<AlarmRow[]> {
  const rows = await read(and(isOpen, eq(alarms.orderId, orderId)))
    .orderBy(desc(alarms.raisedAt), desc(alarms.id))
    .limit(OPEN_ALARMS_SHOWN)
  return rows.map(toRow)
}

const isOpen = isNull(alarms.settledAt)

/** Refunds and disputes are named by the alarm itself: at most one of each stands beside it. */
function read(which: SQL | undefined) {
  return db()
    .select({ alarm: alarms, order: orders, refund: refunds, dispute: disputes, by: staff.name })
    .from(alarms)
    .leftJoin(orders, eq(orders.id, alarms.orderId))
    .leftJoin(refunds, eq(refunds.id, alarms.objectId))
    .leftJoin(disputes, eq(disputes.id, alarms.objectId))
    .leftJoin(staff, eq(staff.id, alarms.settledBy))
    .where(which)
    .$dynamic()
}

function toRow({ alarm, order, refund, dispute, by }: Awaited<ReturnType<typeof read>>[number]) {
  return {
    id: alarm.id,
    kind: alarm.kind,
    objectId: alarm.objectId,
    detail: alarm.detail,
    raisedAt: alarm.raisedAt.toISOString(),
    settledAt: alarm.settledAt?.toISOString() ?? null,
    settledByName: by,
    order: order && { number: order.number, status: order.status, totalYen: order.totalYen },
    refund: refund && {
      amountYen: refund.amountYen,
      status: refund.status,
      failureReason: refund.failureReason,
    },
    dispute: dispute && {
      amountYen: dispute.amountYen,
      status: dispute.status,
      reason: dispute.reason,
      evidenceDueAt: dispute.evidenceDueAt?.toISOString() ?? null,
    },
  } satisfies AlarmRow
}
