import { useLocale, useTranslations } from 'next-intl'
import { useNow } from '#components/ui/use-now.ts'
import { formatJst } from '#lib/jst.ts'
import { voucherDeadline } from '#lib/vouchers/deadline.ts'
import type { CheckoutParts } from './checkout-drawer.tsx'
import type { Step } from './checkout-machine.ts'
import { LegalItem } from './legal-item.tsx'

type Props = CheckoutParts & { onEdit: (step: Step) => void }

/** Items 3 to 6 of the law: payment, delivery, period of the offer, cancellation. */
export function ConfirmTerms({ state, offer, show, onEdit }: Props) {
  const t = useTranslations('checkout.confirm')
  const { terms } = show
  const isKonbini = state.method === 'konbini'
  return (
    <>
      <LegalItem term={t('payment')} onEdit={() => onEdit('payment')}>
        <PaymentTerms state={state} days={terms.konbiniDays} />
      </LegalItem>
      <LegalItem term={t('delivery')}>
        <p>
          {offer.kind === 'ticket'
            ? t(isKonbini ? 'deliveryTicketKonbini' : 'deliveryTicketCard')
            : t(isKonbini ? 'deliveryKonbini' : 'deliveryCard', { days: terms.shipsWithinDays })}
        </p>
      </LegalItem>
      <LegalItem term={t('period')}>
        <p>{t(periodOf(offer))}</p>
        <p>{t('periodLocked')}</p>
      </LegalItem>
      <LegalItem term={t('returns')}>
        {isKonbini ? <p>{t('returnsKonbini')}</p> : null}
        <p>{t('returnsPaid')}</p>
        <p>{t(offer.kind === 'ticket' ? 'returnsTicket' : 'returnsDefect')}</p>
        <p>
          {t('contactUs')}:{' '}
          <a className="text-link underline" href={`mailto:${terms.supportEmail}`}>
            {terms.supportEmail}
          </a>{' '}
          / {terms.supportPhone}({terms.supportHours})
        </p>
      </LegalItem>
    </>
  )
}

/** Goods are sold after the show as well, at their own price; a ticket is not. */
function periodOf(offer: Props['offer']) {
  if (offer.listPriceYen !== null) return 'periodShowPrice'
  return offer.kind === 'ticket' ? 'periodTicket' : 'periodStock'
}

function PaymentTerms({ state, days }: { state: Props['state']; days: number }) {
  const t = useTranslations('checkout.confirm')
  const tPayment = useTranslations('checkout.payment')
  const locale = useLocale()
  const now = useNow()
  if (state.method === null) return <p>{t('paymentNone')}</p>
  if (state.method === 'card') return <p>{t('paymentCard')}</p>
  const deadline = voucherDeadline(now ?? new Date(), days)
  return (
    <>
      <p>{t('paymentKonbini', { deadline: formatJst(deadline, locale) })}</p>
      <p>{tPayment('noSeven')}</p>
    </>
  )
}
