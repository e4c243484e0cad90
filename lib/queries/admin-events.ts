import { and, asc, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { matchingEvents, matchingOnAnyTab, withPayload } from '#lib/db/matching-events.ts'
import { eventPayloads, orders, processedEvents, transitions } from '#lib/db/schema.ts'
import { applyJobKey } from '#lib/jobs/apply-job-key.ts'
import {
  EVENT_TABS,
  type EventDetail,
  type EventFilters,
  type EventRow,
  type EventTab,
} from '#lib/orders/event-inbox.ts'

export const EVENTS_PER_PAGE = 50

/** Stripe has some 250 types; a shop sees twenty. */
const TYPES_SHOWN = 100

/** One event changes an order once or twice; a runaway must not take the page down with it. */
const CHANGES_SHOWN = 50

export type EventList = {
  rows: EventRow[]
  /** How many of the events found each tab holds. */
  counts: Record<EventTab, number>
  pages: number
  /** Types to choose from. */
  types: string[]
}

/** One page of the inbox, newest first. Beyond the last page there are no rows. */
export async function listEvents(filters: EventFilters): Promise<EventList> {
  const [counts, rows, types] = await Promise.all([
    countTabs(matchingOnAnyTab(filters)),
    db()
      .select(columns)
      .from(processedEvents)
      .leftJoin(orders, eq(orders.id, processedEvents.orderId))
      .where(matchingEvents(filters))
      .orderBy(desc(processedEvents.receivedAt), desc(processedEvents.id))
      .limit(EVENTS_PER_PAGE)
      .offset((filters.page - 1) * EVENTS_PER_PAGE),
    db()
      .selectDistinct({ type: processedEvents.type })
      .from(processedEvents)
      .orderBy(processedEvents.type)
      .limit(TYPES_SHOWN),
  ])
  return {
    rows: rows.map(toRow),
    counts,
    pages: Math.max(1, Math.ceil(counts[filters.tab] / EVENTS_PER_PAGE)),
    types: types.map((row) => row.type),
  }
}

/** All about one event; null when there is none, or it was forgotten after 13 months. */
export async function findStripeEvent(id: string): Promise<EventDetail | null> {
  const [found] = await db()
    .select({
      ...columns,
      stripeCreatedAt: processedEvents.stripeCreatedAt,
      replayedAt: processedEvents.replayedAt,
      orderStatus: orders.status,
      payload: eventPayloads.payload,
    })
    .from(processedEvents)
    .leftJoin(orders, eq(orders.id, processedEvents.orderId))
    .leftJoin(eventPayloads, withPayload)
    .where(eq(processedEvents.id, id))
  if (!found) return null
  const [job, changes] = await Promise.all([jobOf(id), changesBy(id)])
  return {
    ...toRow(found),
    stripeCreatedAt: found.stripeCreatedAt.toISOString(),
    replayedAt: iso(found.replayedAt),
    orderStatus: found.orderStatus,
    payload: found.payload,
    job,
    changes,
  }
}

/** Events that need somebody, for the navigation. */
export async function countFailedEvents(): Promise<number> {
  return db().$count(processedEvents, eq(processedEvents.status, 'failed'))
}

/** How far a replay is: events asked for at `startedAt`, and those that have been through. */
export async function replayProgress(startedAt: Date): Promise<{ asked: number; done: number }> {
  const [row] = await db()
    .select({
      asked: sql<number>`count(*)`.mapWith(Number),
      done: sql<number>`count(*) filter (where ${processedEvents.replayedAt} >= ${processedEvents.replayRequestedAt})`.mapWith(
        Number,
      ),
    })
    .from(processedEvents)
    .where(
      and(
        isNotNull(processedEvents.replayRequestedAt),
        eq(processedEvents.replayRequestedAt, startedAt),
      ),
    )
  return row ?? { asked: 0, done: 0 }
}

const columns = {
  id: processedEvents.id,
  type: processedEvents.type,
  objectId: processedEvents.objectId,
  status: processedEvents.status,
  reason: processedEvents.reason,
  orderNumber: orders.number,
  receivedAt: processedEvents.receivedAt,
  finishedAt: processedEvents.finishedAt,
  attempts: processedEvents.attempts,
}

type Found = Omit<EventRow, 'receivedAt' | 'finishedAt'> & {
  receivedAt: Date
  finishedAt: Date | null
}

function toRow(found: Found): EventRow {
  const { id, type, objectId, status, reason, orderNumber, attempts } = found
  const times = { receivedAt: found.receivedAt.toISOString(), finishedAt: iso(found.finishedAt) }
  return { id, type, objectId, status, reason, orderNumber, attempts, ...times }
}

async function countTabs(matching: SQL | undefined): Promise<Record<EventTab, number>> {
  const counts = Object.fromEntries(
    EVENT_TABS.map((tab) => {
      const inTab = tab === 'all' ? sql`true` : eq(processedEvents.status, tab)
      return [tab, sql<number>`count(*) filter (where ${inTab})`.mapWith(Number)]
    }),
  ) as Record<EventTab, SQL<number>>
  const [row] = await db().select(counts).from(processedEvents).where(matching)
  if (!row) throw new Error('count(*) answered no row')
  return row
}

/** The queue's own row, found by the key that every apply job has. */
async function jobOf(eventId: string): Promise<EventDetail['job']> {
  const [row] = await db().execute<{
    attempts: number
    max_attempts: number
    run_at: string
    running: boolean
  }>(sql`
    select attempts, max_attempts, run_at, locked_at is not null as running
    from graphile_worker.jobs where key = ${applyJobKey(eventId)}`)
  if (!row) return null
  return {
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    nextAt: new Date(row.run_at).toISOString(),
    isRunning: row.running,
  }
}

async function changesBy(eventId: string): Promise<EventDetail['changes']> {
  const rows = await db()
    .select({
      from: transitions.fromStatus,
      to: transitions.toStatus,
      fact: transitions.fact,
      at: transitions.at,
    })
    .from(transitions)
    .innerJoin(processedEvents, eq(processedEvents.id, transitions.eventId))
    // By the order's own index: the trail has none by event.
    .where(and(eq(processedEvents.id, eventId), eq(transitions.orderId, processedEvents.orderId)))
    .orderBy(asc(transitions.id))
    .limit(CHANGES_SHOWN)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null
}
