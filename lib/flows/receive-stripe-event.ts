import type Stripe from 'stripe'
import { db } from '#lib/db/client.ts'
import { eventPayloads, processedEvents } from '#lib/db/schema.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { applyJobKey } from '#lib/jobs/apply-job-key.ts'

/**
 * Stores a verified event and the job that will make it count, in one transaction. An event that
 * is stored already changes nothing: its id is the primary key.
 *
 * Whatever else it says or lacks, it is stored: what nobody can read then fails where people see it,
 * while an event that was refused here would come back for three days and be seen by nobody.
 *
 * @returns whether it was new. When this returns, the event is durable and may be acknowledged.
 */
export async function receiveStripeEvent(
  event: Stripe.Event,
  now: Date,
): Promise<'stored' | 'known'> {
  return db().transaction(async (tx) => {
    const added = await tx
      .insert(processedEvents)
      .values({
        id: event.id,
        type: typeof event.type === 'string' ? storable(event.type) : 'unknown',
        objectId: objectIdOf(event),
        status: 'received',
        stripeCreatedAt: createdAt(event) ?? now,
        receivedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: processedEvents.id })
    if (added.length === 0) return 'known'
    await tx
      .insert(eventPayloads)
      .values({ eventId: event.id, receivedAt: now, payload: storable(event) })
    await addJob(tx, 'apply_stripe_event', { eventId: event.id }, { key: applyJobKey(event.id) })
    return 'stored'
  })
}

function objectIdOf(event: Stripe.Event): string | null {
  const object = event.data?.object as { id?: unknown } | null | undefined
  return typeof object?.id === 'string' ? storable(object.id) : null
}

function createdAt(event: Stripe.Event): Date | null {
  const at = new Date(event.created * 1000)
  return Number.isNaN(at.getTime()) ? null : at
}

/** Postgres keeps neither NUL nor half a surrogate pair; both become U+FFFD. */
function storable<T>(value: T): T {
  const text = JSON.stringify(value)
  return text.includes('\\u') ? JSON.parse(text.replace(UNSTORABLE, '$1\ufffd')) : value
}

/** JSON.stringify writes exactly these as escapes; an even number of backslashes before is text. */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g
