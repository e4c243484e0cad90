import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SiteFooter } from '#components/shop/site-footer.tsx'
import { SiteHeader } from '#components/shop/site-header.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { readShop } from '#lib/queries/shop.ts'

export const dynamic = 'force-dynamic'

export default async function ShopLayout({ children }: { children: ReactNode }) {
  const [shop, locale] = await Promise.all([readShop(), getLocale()])
  const shopName = locale === 'ja' ? shop.nameJa : shop.nameEn
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader shopName={shopName} />
      <main id="main">
        <ClientMessages only={['common', 'order', 'voucher', 'orderStatus']}>
          {children}
        </ClientMessages>
      </main>
      <SiteFooter
        shopName={shopName}
        phone={shop.phone}
        email={shop.email}
        supportHours={shop.supportHours}
      />
    </div>
  )
}
