import { eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { shop } from '#lib/db/schema.ts'
import type { SaleTerms } from '#lib/shows/live-state.ts'

export type Shop = typeof shop.$inferSelect

/** The shop's one row. @throws when the database was never seeded. */
export async function readShop(): Promise<Shop> {
  const [row] = await db().select().from(shop).where(eq(shop.id, 1))
  if (!row) throw new Error('There is no shop yet. Run `npm run db:seed` once.')
  return row
}

/** What a checkout has to say about the shop. */
export function saleTerms(row: Shop): SaleTerms {
  return {
    shopName: { ja: row.nameJa, en: row.nameEn },
    shippingYen: row.shippingYen,
    shipsWithinDays: row.shipsWithinDays,
    konbiniDays: row.konbiniDays,
    konbiniLeastKeptBp: row.konbiniLeastKeptBp,
    supportEmail: row.email,
    supportPhone: row.phone,
    supportHours: row.supportHours,
  }
}
