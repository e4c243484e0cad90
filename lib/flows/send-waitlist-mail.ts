import { eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { products, shop, shows, variants, waitlist } from '#lib/db/schema.ts'
import { env } from '#lib/env.ts'
import { deliver } from '#lib/mail/transport.ts'
import { waitlistMail } from '#lib/mail/waitlist-mail.ts'
import { routes } from '#lib/routes.ts'

/** Tells one person that what they waited for is on sale again. */
export async function sendWaitlistMail(waitlistId: number): Promise<void> {
  const [row] = await db()
    .select()
    .from(waitlist)
    .innerJoin(variants, eq(variants.id, waitlist.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(shows, eq(shows.id, waitlist.showId))
    .innerJoin(shop, eq(shop.id, 1))
    .where(eq(waitlist.id, waitlistId))
  if (!row) return
  const { waitlist: wish, variants: variant, products: product, shop: seller } = row
  const ja = wish.locale === 'ja'
  const name = ja ? product.nameJa : product.nameEn
  const label = ja ? variant.labelJa : variant.labelEn
  await deliver({
    id: `waitlist.${wish.id}`,
    to: wish.email,
    ...waitlistMail({
      locale: wish.locale,
      item: [name, label].filter(Boolean).join(' '),
      showUrl: `${env().APP_URL}${ja ? '' : `/${wish.locale}`}${routes.show(row.shows.slug)}`,
      shopName: ja ? seller.nameJa : seller.nameEn,
      support: { email: seller.email, phone: seller.phone, hours: seller.supportHours },
    }),
  })
}
