import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { cues, offers, products, shows, variants } from '#lib/db/schema.ts'
import { unitPrice } from '#lib/orders/price.ts'
import type { LiveOffer, LiveState } from '#lib/shows/live-state.ts'

type ShowRow = typeof shows.$inferSelect

/**
 * All of a show that changes while people watch, in one moment of the database: one transaction
 * that sees a single snapshot, so that pin, price and stock belong together.
 */
export async function readLiveState(showId: string): Promise<LiveState | null> {
  return db().transaction(
    async (tx) => {
      const [show] = await tx.select().from(shows).where(eq(shows.id, showId))
      if (!show) return null
      const sold = await tx
        .select()
        .from(offers)
        .innerJoin(products, eq(products.id, offers.productId))
        .where(eq(offers.showId, showId))
        .orderBy(asc(offers.position))
      const productIds = sold.map((row) => row.products.id)
      const units =
        productIds.length === 0
          ? []
          : await tx
              .select()
              .from(variants)
              .where(inArray(variants.productId, productIds))
              .orderBy(asc(variants.position))
      const [lastPin] = await tx
        .select()
        .from(cues)
        .where(and(eq(cues.showId, showId), inArray(cues.kind, ['pin', 'unpin'])))
        .orderBy(desc(cues.seq))
        .limit(1)
      const [lastCue] = await tx
        .select({ seq: cues.seq })
        .from(cues)
        .where(eq(cues.showId, showId))
        .orderBy(desc(cues.seq))
        .limit(1)
      return {
        // Each part only ever rises, so the sum rises with every change.
        version: show.version + (lastCue?.seq ?? 0) + units.reduce((sum, u) => sum + u.version, 0),
        status: show.status,
        pinnedOfferId: show.status === 'live' && lastPin?.kind === 'pin' ? lastPin.offerId : null,
        offers: sold.map((row) => liveOffer(row, show, units)),
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

function liveOffer(
  row: { offers: typeof offers.$inferSelect; products: typeof products.$inferSelect },
  show: ShowRow,
  units: (typeof variants.$inferSelect)[],
): LiveOffer {
  const { offers: offer, products: product } = row
  const priceYen = unitPrice(offer, product, show.status)
  return {
    id: offer.id,
    productSlug: product.slug,
    kind: product.kind,
    name: { ja: product.nameJa, en: product.nameEn },
    description: { ja: product.descriptionJa, en: product.descriptionEn },
    imageUrl: product.imageUrl,
    priceYen,
    listPriceYen: priceYen < product.priceYen ? product.priceYen : null,
    maxPerOrder: offer.maxPerOrder,
    konbiniAllowed: product.konbiniAllowed,
    variants: units
      .filter((unit) => unit.productId === product.id)
      .map((unit) => ({
        id: unit.id,
        label: { ja: unit.labelJa, en: unit.labelEn },
        free: unit.free,
        held: unit.held,
        sold: unit.sold,
      })),
  }
}
