import type { Sql } from 'postgres'
import { ask } from './database.ts'

/** Something on sale in the live show, as its page shows it. */
export type Choice = {
  slug: string
  offerId: string
  variantId: string
  unitYen: number
  shippingYen: number
  maxPerOrder: number
  isGoods: boolean
  isScarce: boolean
  konbini: boolean
}

/** Below this a konbini fee eats too much of the price, and the shop does not offer it. */
const KONBINI_LEAST_YEN = 600

/** What can be bought, in an order that does not depend on ids, which differ from run to run. */
export async function readCatalogue(sql: Sql): Promise<Choice[]> {
  const rows = await ask(
    () => sql`
      select p.slug, o.id as offer_id, v.id as variant_id, v.total, p.kind, o.max_per_order,
             coalesce(o.show_price_yen, p.price_yen) as unit_yen, s.shipping_yen
      from offers o
      join shows sh on sh.id = o.show_id and sh.slug = 'live-tonight'
      join products p on p.id = o.product_id
      join variants v on v.product_id = p.id
      cross join shop s
      order by p.slug, v.position`,
  )
  const most = Math.max(...rows.map((row) => row.total))
  return rows.map((row) => ({
    slug: row.slug,
    offerId: row.offer_id,
    variantId: row.variant_id,
    unitYen: row.unit_yen,
    shippingYen: row.kind === 'goods' ? row.shipping_yen : 0,
    maxPerOrder: row.max_per_order,
    isGoods: row.kind === 'goods',
    isScarce: row.total < most,
    konbini: row.unit_yen > KONBINI_LEAST_YEN,
  }))
}
