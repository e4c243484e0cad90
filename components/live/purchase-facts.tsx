'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { MethodOffer } from '#lib/fees/offered-methods.ts'
import { AMOUNT_LIMITS_YEN } from '#lib/fees/policy.ts'
import { formatYen, type Yen } from '#lib/money.ts'
import type { LiveOffer, SaleTerms } from '#lib/shows/live-state.ts'

type PurchaseFactsProps = {
  offer: LiveOffer
  terms: SaleTerms
  totalYen: Yen
  methods: readonly MethodOffer[]
}

/** What people want to know before they give their name: what it costs in all, when, and how. */
export function PurchaseFacts({ offer, terms, totalYen, methods }: PurchaseFactsProps) {
  const t = useTranslations('show.product')
  const isGoods = offer.kind === 'goods'
  return (
    <dl className="divide-y divide-line border-y border-line text-sm">
      <Fact name={t('shipping')}>
        {isGoods
          ? terms.shippingYen > 0
            ? t('shippingFee', { price: formatYen(terms.shippingYen) })
            : t('shippingFree')
          : t('shippingNone')}
      </Fact>
      <Fact name={t('shipsWithin')}>
        {isGoods ? t('shipsWithinDays', { days: terms.shipsWithinDays }) : t('ticketDelivery')}
      </Fact>
      <Fact name={t('payment')}>
        <ul className="grid gap-2">
          {methods.map((method) => (
            <Method key={method.method} method={method} terms={terms} totalYen={totalYen} />
          ))}
        </ul>
      </Fact>
      <Fact name={t('returns')}>{t('returnsBody')}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[4.5rem_1fr] gap-3 py-3">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

function Method(props: { method: MethodOffer; terms: SaleTerms; totalYen: Yen }) {
  const { method, terms, totalYen } = props
  const t = useTranslations('show.product')
  const why = useWhyMissing()
  const name = method.method === 'card' ? t('cardLine') : t('konbiniLine')
  if (!method.available) {
    return (
      <li className="text-muted">
        {name}
        <span className="block text-xs font-bold text-urgent">{why(method, totalYen)}</span>
      </li>
    )
  }
  return (
    <li>
      {name}
      {method.method === 'konbini' ? (
        <span className="block text-xs text-muted">
          {t('konbiniUntil', { days: terms.konbiniDays })}
          <br />
          {t('noSeven')}
        </span>
      ) : null}
    </li>
  )
}

function useWhyMissing() {
  const t = useTranslations('show.missing')
  return (method: Extract<MethodOffer, { available: false }>, totalYen: Yen): string => {
    const { reason, missingYen } = method
    if (reason === 'not_for_product') return t('not_for_product')
    if (reason === 'amount_too_large') {
      return t('amount_too_large', { limit: formatYen(AMOUNT_LIMITS_YEN[method.method].max) })
    }
    if (missingYen === null) return t('amount_too_small_plain')
    return t(reason, { amount: formatYen(totalYen + missingYen), missing: formatYen(missingYen) })
  }
}
