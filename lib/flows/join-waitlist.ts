import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { offers, variants, waitlist } from '#lib/db/schema.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { contactSchema } from '#lib/orders/checkout-form.ts'

export const waitlistRequestSchema = z.object({
  offerId: z.uuid(),
  variantId: z.uuid(),
  email: contactSchema.shape.email,
  locale: z.enum(LOCALES),
})

/**
 * Somebody wants to know when a unit comes back on sale. Asking twice is asking once. If one is free
 * already, they are told at once.
 */
export async function joinWaitlist(
  request: z.output<typeof waitlistRequestSchema>,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: 'not_on_sale' }> {
  const [sale] = await db()
    .select({ showId: offers.showId, free: variants.free })
    .from(offers)
    .innerJoin(variants, eq(variants.productId, offers.productId))
    .where(and(eq(offers.id, request.offerId), eq(variants.id, request.variantId)))
  if (!sale) return { ok: false, reason: 'not_on_sale' }
  await db().transaction(async (tx) => {
    await tx
      .insert(waitlist)
      .values({
        variantId: request.variantId,
        showId: sale.showId,
        email: request.email,
        locale: request.locale,
        createdAt: now,
      })
      .onConflictDoNothing()
    if (sale.free > 0) await addJob(tx, 'tell_waitlist', { variantId: request.variantId })
  })
  return { ok: true }
}
