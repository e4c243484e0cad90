import type Stripe from 'stripe'
import { db } from '#lib/db/client.ts'
import { eventPayloads, processedEvents } from '#lib/db/schema.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { applyJobKey } from '#lib/jobs/apply-job-key.ts'

/**
 * Stores a verified event and the job that will make it count, in one transaction. An event that
 * is stored already changes nothing: its id is the primary key.
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
        type: event.type,
        objectId: objectIdOf(event),
        status: 'received',
        stripeCreatedAt: new Date(event.created * 1000),
        receivedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: processedEvents.id })
    if (added.length === 0) return 'known'
    await tx.insert(eventPayloads).values({ eventId: event.id, receivedAt: now, payload: event })
    await addJob(tx, 'apply_stripe_event', { eventId: event.id }, { key: applyJobKey(event.id) })
    return 'stored'
  })
}

function objectIdOf(event: Stripe.Event): string | null {
  const object = event.data.object as { id?: unknown }
  return typeof object.id === 'string' ? object.id : null
}
