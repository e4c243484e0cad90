import { and, eq } from 'drizzle-orm'
import type { Db } from '#lib/db/client.ts'
import { cues, offers, products, shop, shows, variants } from '#lib/db/schema.ts'
import { PRODUCTS, SHOP, SHOWS } from './catalogue.ts'

/**
 * Fills an empty database with the demonstration shop; a shop that is there already stays as it is.
 *
 * @param streamUrl base address of the stream server, without a slash at the end.
 * @returns whether anything was written.
 */
export async function seedDemo(db: Db, streamUrl: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const added = await tx.insert(shop).values(SHOP).onConflictDoNothing().returning()
    if (added.length === 0) {
      // The stream's port may differ from one start to the next.
      await tx
        .update(shows)
        .set({ streamUrl: `${streamUrl}/live/index.m3u8` })
        .where(eq(shows.status, 'live'))
      await tx
        .update(shows)
        .set({ replayUrl: `${streamUrl}/replay/index.m3u8` })
        .where(eq(shows.status, 'ended'))
      return false
    }
    for (const { units, ...product } of PRODUCTS) {
      const [row] = await tx.insert(products).values(product).returning()
      if (!row) throw new Error(`Product ${product.slug} was not written`)
      await tx.insert(variants).values(
        units.map((unit, position) => ({
          productId: row.id,
          position,
          labelJa: unit.ja,
          labelEn: unit.en,
          total: unit.count,
          free: unit.count,
        })),
      )
    }
    const productIds = new Map(
      (await tx.select({ slug: products.slug, id: products.id }).from(products)).map((row) => [
        row.slug,
        row.id,
      ]),
    )
    for (const { sells, startsInHours, lastedHours, pins, ...show } of SHOWS) {
      const startsAt = new Date(now.getTime() + startsInHours * 3600_000)
      const endedAt =
        show.status === 'ended' ? new Date(startsAt.getTime() + lastedHours * 3600_000) : null
      const [row] = await tx
        .insert(shows)
        .values({
          ...show,
          startsAt,
          endedAt,
          streamUrl: show.status === 'live' ? `${streamUrl}/live/index.m3u8` : null,
          replayUrl: show.status === 'ended' ? `${streamUrl}/replay/index.m3u8` : null,
        })
        .returning()
      if (!row) throw new Error(`Show ${show.slug} was not written`)
      await tx.insert(offers).values(
        sells.map(({ slug, ...offer }, position) => ({
          ...offer,
          showId: row.id,
          productId: productIds.get(slug) ?? '',
          position,
        })),
      )
      for (const [index, slug] of pins.entries()) {
        const [offer] = await tx
          .select({ id: offers.id })
          .from(offers)
          .where(and(eq(offers.showId, row.id), eq(offers.productId, productIds.get(slug) ?? '')))
        await tx.insert(cues).values({
          showId: row.id,
          seq: index + 1,
          kind: 'pin',
          offerId: offer?.id,
          at: new Date(startsAt.getTime() + index * 8_000),
        })
      }
    }
    return true
  })
}
