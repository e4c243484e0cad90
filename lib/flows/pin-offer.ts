import { and, eq, max } from 'drizzle-orm'
import { db, type Tx } from '#lib/db/client.ts'
import { cues, offers, shows } from '#lib/db/schema.ts'
import { publish, TOPICS } from '#lib/realtime/publish.ts'

export type PinRefusal = 'no_such_show' | 'not_live' | 'no_such_offer'
export type Pinned = { ok: true } | { ok: false; reason: PinRefusal }

/** The host holds a product up: it lies over the picture until another cue. */
export async function pinOffer(command: {
  showSlug: string
  offerId: string
  staffId: string
  now?: Date
}): Promise<Pinned> {
  return addCue(command.showSlug, async (tx, showId) => {
    const [offer] = await tx
      .select({ id: offers.id })
      .from(offers)
      .where(and(eq(offers.id, command.offerId), eq(offers.showId, showId)))
    return offer
      ? { kind: 'pin', offerId: offer.id, staffId: command.staffId, at: command.now ?? new Date() }
      : 'no_such_offer'
  })
}

export async function unpinOffer(command: {
  showSlug: string
  staffId: string
  now?: Date
}): Promise<Pinned> {
  return addCue(command.showSlug, async () => ({
    kind: 'unpin',
    offerId: null,
    staffId: command.staffId,
    at: command.now ?? new Date(),
  }))
}

type NewCue = Pick<typeof cues.$inferInsert, 'kind' | 'offerId' | 'staffId' | 'at'>

/** The show's row is locked, so that two consoles get two numbers, one after the other. */
async function addCue(
  showSlug: string,
  make: (tx: Tx, showId: string) => Promise<NewCue | PinRefusal>,
): Promise<Pinned> {
  const result = await db().transaction(async (tx) => {
    const [show] = await tx
      .select()
      .from(shows)
      .where(eq(shows.slug, showSlug))
      .for('no key update')
    if (!show) return 'no_such_show'
    if (show.status !== 'live') return 'not_live'
    const cue = await make(tx, show.id)
    if (typeof cue === 'string') return cue
    const [last] = await tx
      .select({ seq: max(cues.seq) })
      .from(cues)
      .where(eq(cues.showId, show.id))
    await tx.insert(cues).values({ ...cue, showId: show.id, seq: (last?.seq ?? 0) + 1 })
    return { showId: show.id }
  })
  if (typeof result === 'string') return { ok: false, reason: result }
  publish(TOPICS.show(result.showId))
  return { ok: true }
}
