import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { KonbiniGuide } from '#components/shop/konbini-guide.tsx'
import { readShop } from '#lib/queries/shop.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.guide'))('title') }
}

export default async function KonbiniGuidePage() {
  const { konbiniDays } = await readShop()
  return <KonbiniGuide konbiniDays={konbiniDays} />
}
