import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { variants, waitlist } from '#lib/db/schema.ts'
import { addJob } from '#lib/jobs/add-job.ts'

/** A burst of lapsed vouchers is told in several goes. */
const BATCH = 100

/**
 * Units of a variant came back: as many people as there are free units are told, first come first.
 * Nothing is reserved for them. Each is marked and gets a mail job in one transaction.
 */
export async function tellWaitlist(variantId: string, now: Date): Promise<void> {
  await db().transaction(async (tx) => {
    const [variant] = await tx
      .select({ free: variants.free })
      .from(variants)
      .where(eq(variants.id, variantId))
    if (!variant || variant.free === 0) return
    const next = await tx
      .select({ id: waitlist.id })
      .from(waitlist)
      .where(and(eq(waitlist.variantId, variantId), isNull(waitlist.toldAt)))
      .orderBy(asc(waitlist.id))
      .limit(Math.min(variant.free, BATCH))
      .for('update', { skipLocked: true })
    if (next.length === 0) return
    const ids = next.map((row) => row.id)
    await tx.update(waitlist).set({ toldAt: now }).where(inArray(waitlist.id, ids))
    for (const waitlistId of ids) await addJob(tx, 'send_waitlist_mail', { waitlistId })
  })
}
