import { and, asc, count, eq, gt, max, sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { db, type Tx } from '#lib/db/client.ts'
import { withPayload } from '#lib/db/matching-events.ts'
import { eventPayloads, orders, processedEvents, transitions } from '#lib/db/schema.ts'
import {
  REHEARSAL_MAX,
  type Rehearsal,
  type RehearsedEvent,
  type ReplayTarget,
} from '#lib/orders/event-inbox.ts'
import { applyWithin } from './apply-stripe-event.ts'
import { type Asked, askAbout } from './event-effect.ts'
import { coveredBy } from './replay-events.ts'

/** Less than Postgres' deadlock time of a second: of a rehearsal and real work, this one yields. */
const LOCK_TIMEOUT_MS = 500

/**
 * Says what a replay would do, by doing it: the very code that applies events runs over the orders
 * as they are now, in a transaction that is then rolled back. Events of one payment are rehearsed
 * one after another in one transaction, because what the first changes, the second finds.
 *
 * Nothing is written, no mail is queued, nobody is told. Events that only hint at something are
 * asked about at Stripe, once each, before the transaction begins.
 */
export async function rehearseReplay(target: ReplayTarget, now: Date): Promise<Rehearsal> {
  const [counts, events] = await Promise.all([countCovered(target), firstOf(target)])
  const rehearsal: Rehearsal = {
    ...counts,
    rehearsed: events.length,
    changing: [],
    failing: [],
    same: 0,
  }
  for (const group of groupByPayment(events)) {
    for (const { verdict, ...event } of await rehearseGroup(group, now)) {
      if (verdict === 'same') rehearsal.same += 1
      else rehearsal[verdict].push(event)
    }
  }
  return rehearsal
}

type Verdict = 'changing' | 'failing' | 'same'

async function countCovered(target: ReplayTarget): Promise<{ covered: number; pruned: number }> {
  const [row] = await db()
    .select({ covered: count(), replayable: count(eventPayloads.eventId) })
    .from(processedEvents)
    .leftJoin(eventPayloads, withPayload)
    .where(coveredBy(target))
  const covered = row?.covered ?? 0
  return { covered, pruned: covered - (row?.replayable ?? 0) }
}

async function firstOf(target: ReplayTarget): Promise<Stripe.Event[]> {
  const rows = await db()
    .select({ payload: eventPayloads.payload })
    .from(processedEvents)
    .innerJoin(eventPayloads, withPayload)
    .where(coveredBy(target))
    .orderBy(asc(processedEvents.receivedAt), asc(processedEvents.id))
    .limit(REHEARSAL_MAX)
  return rows.map((row) => row.payload as Stripe.Event)
}

function groupByPayment(events: Stripe.Event[]): Iterable<Stripe.Event[]> {
  return Map.groupBy(events, paymentOf).values()
}

/** Charges, refunds and disputes name their intent; an intent is itself. */
function paymentOf(event: Stripe.Event): string {
  const { id, payment_intent: intent } = event.data.object as {
    id?: string
    payment_intent?: string | { id: string } | null
  }
  return (typeof intent === 'string' ? intent : intent?.id) ?? id ?? event.id
}

async function rehearseGroup(events: Stripe.Event[], now: Date) {
  const rehearsed: (RehearsedEvent & { verdict: Verdict })[] = []
  const asked = new Map<string, Asked>()
  const unanswered = new Map<string, string>()
  for (const event of events) {
    try {
      asked.set(event.id, await askAbout(event))
    } catch (error) {
      unanswered.set(event.id, textOf(error))
    }
  }
  try {
    await db().transaction(async (tx) => {
      await tx.execute(sql.raw(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`))
      for (const event of events) {
        const noAnswer = unanswered.get(event.id)
        rehearsed.push(
          noAnswer
            ? failing(event, noAnswer)
            : await rehearseOne(tx, event, asked.get(event.id) ?? null, now),
        )
      }
      throw new RolledBack()
    })
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
  }
  return rehearsed
}

class RolledBack extends Error {}

async function rehearseOne(
  tx: Tx,
  event: Stripe.Event,
  asked: Asked,
  now: Date,
): Promise<RehearsedEvent & { verdict: Verdict }> {
  const before = await lastTransition(tx)
  try {
    // A savepoint: one event that fails must not end the rehearsal of the others.
    const outcome = await tx.transaction((inner) => applyWithin(inner, event, asked, now, 'again'))
    const number = outcome?.orderId ? await numberOf(tx, outcome.orderId) : null
    const steps = await tx
      .select({ from: transitions.fromStatus, to: transitions.toStatus })
      .from(transitions)
      .where(and(gt(transitions.id, before), eq(transitions.eventId, event.id)))
      .orderBy(asc(transitions.id))
    const [first] = steps
    const last = steps.at(-1)
    return {
      id: event.id,
      type: event.type,
      orderNumber: number,
      change: first && last ? { from: first.from, to: last.to } : null,
      reason: outcome?.status === 'ignored' ? outcome.reason : null,
      verdict: outcome?.status === 'applied' ? 'changing' : 'same',
    }
  } catch (error) {
    return failing(event, textOf(error))
  }
}

function failing(event: Stripe.Event, reason: string): RehearsedEvent & { verdict: Verdict } {
  const { id, type } = event
  return { id, type, orderNumber: null, change: null, reason, verdict: 'failing' }
}

async function lastTransition(tx: Tx): Promise<number> {
  const [row] = await tx.select({ id: max(transitions.id) }).from(transitions)
  return row?.id ?? 0
}

async function numberOf(tx: Tx, orderId: string): Promise<string | null> {
  const [row] = await tx
    .select({ number: orders.number })
    .from(orders)
    .where(eq(orders.id, orderId))
  return row?.number ?? null
}

function textOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)).slice(0, 300)
}
