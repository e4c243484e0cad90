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
            <Method
              key={method.method}
              method={method}
              offer={offer}
              terms={terms}
              totalYen={totalYen}
            />
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

function Method(props: Omit<PurchaseFactsProps, 'methods'> & { method: MethodOffer }) {
  const { method, offer, terms, totalYen } = props
  const t = useTranslations('show.product')
  const why = useWhyMissing(offer, totalYen)
  const name = method.method === 'card' ? t('cardLine') : t('konbiniLine')
  if (!method.available) {
    return (
      <li className="text-muted">
        {name}
        <span className="block text-xs font-bold text-fg">{why(method)}</span>
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

/** Says how much more would help only where this order can still grow that much. */
function useWhyMissing(offer: LiveOffer, totalYen: Yen) {
  const t = useTranslations('show.missing')
  return (method: Extract<MethodOffer, { available: false }>): string => {
    const { reason, missingYen } = method
    if (reason === 'not_for_product') return t('not_for_product')
    if (reason === 'amount_too_large') {
      return t('amount_too_large', { limit: formatYen(AMOUNT_LIMITS_YEN[method.method].max) })
    }
    if (missingYen === null) return t('amount_too_small_plain')
    const amount = formatYen(totalYen + missingYen)
    const most = totalYen + offer.priceYen * (offer.maxPerOrder - 1)
    if (most < totalYen + missingYen) return t('from', { amount })
    return t(reason, { amount, missing: formatYen(missingYen) })
  }
}
