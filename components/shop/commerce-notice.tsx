import { useTranslations } from 'next-intl'
import { AMOUNT_LIMITS_YEN } from '#lib/fees/policy.ts'
import { formatYen, type Yen } from '#lib/money.ts'
import { Facts, LegalPage } from './legal-page.tsx'

export type Notice = {
  legalName: string
  representative: string
  postalCode: string
  address: string
  phone: string
  email: string
  supportHours: string
  shippingYen: Yen
  shipsWithinDays: number
  konbiniDays: number
}

/** 特定商取引法に基づく表記: the items of article 11, from the shop's own row. */
export function CommerceNotice({ shop }: { shop: Notice }) {
  const t = useTranslations('legal.notice')
  const limits = AMOUNT_LIMITS_YEN.konbini
  const facts = [
    { name: t('seller'), body: shop.legalName },
    { name: t('representative'), body: shop.representative },
    { name: t('address'), body: `〒${shop.postalCode} ${shop.address}` },
    { name: t('phone'), body: <a href={`tel:${shop.phone}`}>{shop.phone}</a> },
    { name: t('email'), body: <a href={`mailto:${shop.email}`}>{shop.email}</a> },
    { name: t('hours'), body: shop.supportHours },
    { name: t('price'), body: t('priceBody') },
    {
      name: t('extra'),
      body: lines(t('extraShipping', { price: formatYen(shop.shippingYen) }), t('extraNone')),
    },
    {
      name: t('methods'),
      body: lines(
        t('methodsBody'),
        t('konbiniLimit', { min: formatYen(limits.min), max: formatYen(limits.max) }),
      ),
    },
    {
      name: t('when'),
      body: lines(t('whenCard'), t('whenKonbini', { days: shop.konbiniDays })),
    },
    {
      name: t('delivery'),
      body: lines(t('deliveryGoods', { days: shop.shipsWithinDays }), t('deliveryTicket')),
    },
    { name: t('cancel'), body: t('cancelBody') },
    { name: t('returns'), body: lines(t('returnsBody'), t('refundKonbini')) },
    { name: t('limits'), body: t('limitsBody') },
    { name: t('system'), body: t('systemBody') },
  ]
  return (
    <LegalPage title={t('title')} lead={t('lead')}>
      <Facts facts={facts} />
    </LegalPage>
  )
}

const lines = (...texts: string[]) => texts.map((text) => <p key={text}>{text}</p>)
