import { useTranslations } from 'next-intl'
import { LegalPage, Sections } from './legal-page.tsx'

const SECTIONS = ['s1', 's2', 's3', 's4', 's5', 's6', 's7'] as const

/** 利用規約. */
export function Terms({ shopName, updated }: { shopName: string; updated: string }) {
  const t = useTranslations('legal.terms')
  return (
    <LegalPage title={t('title')} lead={t('lead', { shop: shopName })} updated={updated}>
      <Sections sections={SECTIONS.map((id) => ({ title: t(id), body: t(`${id}b`) }))} />
    </LegalPage>
  )
}
