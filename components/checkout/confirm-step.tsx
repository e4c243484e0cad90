import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'
import type { CheckoutParts } from './checkout-drawer.tsx'
import type { Step } from './checkout-machine.ts'
import { ConfirmTerms } from './confirm-terms.tsx'
import { LegalItem } from './legal-item.tsx'
import { OrderSummary } from './order-summary.tsx'

type Props = CheckoutParts & { onEdit: (step: Step) => void }

/**
 * The last look before an order exists. Japanese law (特定商取引法 12条の6, in force since June
 * 2022) asks for six things on the very screen that carries the button: quantity, price, time and
 * method of payment, time of delivery, period of the offer, and cancellation; 省令16条 for a way
 * to correct each.
 */
export function ConfirmStep(props: Props) {
  const { details, onEdit } = props
  const t = useTranslations('checkout.confirm')
  const { values, needsShipping } = details
  return (
    <section className="grid gap-4">
      <div>
        <h3 className="text-lg font-bold">{t('heading')}</h3>
        <p className="text-sm text-muted">{t('lead')}</p>
      </div>
      <OrderSummary {...props} />
      <dl className="divide-y divide-line border-y border-line">
        <ConfirmTerms {...props} />
        {needsShipping ? (
          <LegalItem term={t('shipTo')} onEdit={() => onEdit('details')}>
            <p>{values.name}</p>
            <p>
              {`〒${values.postalCode} ${values.prefecture}${values.city}${values.line1} ${values.line2}`}
            </p>
          </LegalItem>
        ) : null}
        <LegalItem term={t('contact')} onEdit={() => onEdit('details')}>
          {needsShipping ? null : <p>{values.name}</p>}
          <p>{values.email}</p>
          <p>{values.phone}</p>
        </LegalItem>
      </dl>
      <p className="text-xs text-muted">
        {t.rich('terms', {
          terms: (chunks) => <NewTab href={routes.terms()}>{chunks}</NewTab>,
          legal: (chunks) => <NewTab href={routes.legal()}>{chunks}</NewTab>,
        })}
      </p>
    </section>
  )
}

/** In a tab of its own: leaving this one would lose the card that was typed in. */
function NewTab({ href, children }: { href: string; children: ReactNode }) {
  const t = useTranslations('checkout.confirm')
  const locale = useLocale()
  return (
    <Link href={href} locale={locale} target="_blank" className="text-link underline">
      {children}
      <span className="sr-only">({t('opensNewTab')})</span>
    </Link>
  )
}
