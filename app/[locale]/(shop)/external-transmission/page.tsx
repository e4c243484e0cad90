import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ExternalTransmission } from '#components/shop/external-transmission.tsx'
import { LEGAL_UPDATED_ON } from '#components/shop/legal-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal.external'))('title') }
}

export default async function ExternalTransmissionPage() {
  const t = await getTranslations('legal')
  return <ExternalTransmission updated={t('updated', { date: LEGAL_UPDATED_ON })} />
}
