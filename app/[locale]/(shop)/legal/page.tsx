import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CommerceNotice } from '#components/shop/commerce-notice.tsx'
import { readShop } from '#lib/queries/shop.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.notice'))('title') }
}

export default async function LegalNoticePage() {
  return <CommerceNotice shop={await readShop()} />
}
