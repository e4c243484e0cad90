import { useLocale, useTranslations } from 'next-intl'
import { formatJst, formatJstDay } from '#lib/jst.ts'
import type { OrderView } from '#lib/orders/order-view.ts'
import { carrierKey } from './carrier-tracking.ts'
import type { OrderFace } from './order-face.ts'
import { useRefundSentences } from './refund-sentences.ts'

type Props = { order: OrderView; face: OrderFace }

/** One or two calm sentences below the heading. */
export function StatusLead({ order, face }: Props) {
  return (
    <div className="grid gap-1 text-sm text-pretty sm:text-base">
      {useSentences({ order, face }).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  )
}

function useSentences({ order, face }: Props): string[] {
  const t = useTranslations('order')
  const tVoucher = useTranslations('voucher')
  const tChain = useTranslations('common.chain')
  const locale = useLocale()
  const refund = useRefundSentences(order, face)
  const isKonbini = order.method === 'konbini'
  switch (face) {
    case 'processing':
      return [t('lead.processing')]
    case 'unfinished':
      return [t('lead.unfinished', { until: formatJst(new Date(order.holdExpiresAt), locale) })]
    case 'waiting':
      return [tVoucher('preparing')]
    case 'paid': {
      const chain = order.paidChain && t('lead.paidChain', { chain: tChain(order.paidChain) })
      if (!order.needsShipping) return [t('lead.paidTicket'), chain ?? ''].filter(Boolean)
      const estimate = t('lead.shipEstimate', { date: formatJstDay(shipBy(order), locale) })
      return [t('lead.paid'), chain ?? '', estimate].filter(Boolean)
    }
    case 'shipped': {
      const key = carrierKey(order.carrier ?? '')
      const carrier = key ? t(`carriers.${key}`) : order.carrier
      const day = formatJstDay(new Date(order.shippedAt ?? order.createdAt), locale)
      return [
        t('lead.shippedOn', { date: day }),
        carrier ? t('lead.shipped', { carrier }) : '',
      ].filter(Boolean)
    }
    case 'expired':
      return isKonbini ? [t('lead.expired'), t('lead.expiredDoNotPay')] : [t('lead.expiredCard')]
    case 'canceled':
      return [t('lead.canceled')]
    case 'paid_late':
      return [t('lead.paid_late'), t('lead.paid_lateNext')]
    case 'refunded':
    case 'refunding':
    case 'refund_pending':
    case 'refund_failed':
      return refund
  }
}

/** The shop's promise counts from the money's arrival. */
function shipBy(order: OrderView): Date {
  const paidAt = new Date(order.paidAt ?? order.createdAt)
  return new Date(paidAt.getTime() + order.shipsWithinDays * 24 * 3600_000)
}
