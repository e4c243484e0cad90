import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { LEGAL_UPDATED_ON } from '#components/shop/legal-page.tsx'
import { Terms } from '#components/shop/terms.tsx'
import { readShop } from '#lib/queries/shop.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.terms'))('title') }
}

export default async function TermsPage() {
  const [t, shop, locale] = await Promise.all([getTranslations('legal'), readShop(), getLocale()])
  return (
    <Terms
      shopName={locale === 'ja' ? shop.nameJa : shop.nameEn}
      updated={t('updated', { date: LEGAL_UPDATED_ON })}
    />
  )
}
