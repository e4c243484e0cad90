import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { LEGAL_UPDATED_ON } from '#components/shop/legal-page.tsx'
import { PrivacyPolicy } from '#components/shop/privacy-policy.tsx'
import { readShop } from '#lib/queries/shop.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.privacy'))('title') }
}

export default async function PrivacyPage() {
  const [t, shop, locale] = await Promise.all([getTranslations('legal'), readShop(), getLocale()])
  return (
    <PrivacyPolicy
      shopName={locale === 'ja' ? shop.nameJa : shop.nameEn}
      legalName={shop.legalName}
      email={shop.email}
      phone={shop.phone}
      updated={t('updated', { date: LEGAL_UPDATED_ON })}
    />
  )
}
