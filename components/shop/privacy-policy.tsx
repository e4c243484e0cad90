import { useTranslations } from 'next-intl'
import { LegalPage, Sections } from './legal-page.tsx'

type PrivacyPolicyProps = {
  shopName: string
  legalName: string
  email: string
  phone: string
  updated: string
}

const SECTIONS = ['s1', 's2', 's3', 's4', 's5', 's7'] as const

/** プライバシーポリシー. */
export function PrivacyPolicy(props: PrivacyPolicyProps) {
  const { shopName, legalName, email, phone, updated } = props
  const t = useTranslations('legal.privacy')
  const contact = {
    title: t('s6'),
    body: (
      <p>
        {legalName}
        <br />
        {email}
        <br />
        {phone}
      </p>
    ),
  }
  const sections = SECTIONS.map((id) => ({ title: t(id), body: t(`${id}b`) }))
  return (
    <LegalPage title={t('title')} lead={t('lead', { shop: shopName })} updated={updated}>
      <Sections sections={[...sections, contact]} />
    </LegalPage>
  )
}
