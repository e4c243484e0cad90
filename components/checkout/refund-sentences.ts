import { useLocale, useTranslations } from 'next-intl'
import { formatJstDay } from '#lib/jst.ts'
import type { OrderView } from '#lib/orders/order-view.ts'
import { accountDeadline } from '#lib/orders/refunds.ts'
import type { OrderFace } from './order-face.ts'

/**
 * Where the money is, no more than is true: cash comes back only once its buyer has named a bank
 * account, and `refunded` at Stripe is not yet money in hand.
 */
export function useRefundSentences(order: OrderView, face: OrderFace): string[] {
  const t = useTranslations('order.lead')
  const locale = useLocale()
  const isKonbini = order.method === 'konbini'
  // The newest refund that the face is about; an older one may have failed before it.
  const refund = order.refunds.findLast(({ status }) => status === STATUS_OF[face])
  const began = new Date(refund?.createdAt ?? order.createdAt)
  const started = formatJstDay(began, locale)
  const why = order.refunds.some((each) => each.isForLateMoney) ? [t('refundLate')] : []
  switch (face) {
    case 'refunding': {
      const until = formatJstDay(accountDeadline(began), locale)
      const email = refund?.emailMasked
      return [
        ...why,
        email ? t('refundingTo', { email }) : t('refunding'),
        t('refundingUntil', { started, until }),
      ]
    }
    case 'refund_pending':
      return [
        ...why,
        ...(refund ? [t('refund_pending', { started })] : []),
        isKonbini ? t('refundPendingKonbini') : t('refundPendingCard'),
      ]
    case 'refunded':
      return [...why, t('refunded'), isKonbini ? t('refundedKonbini') : t('refundedCard')]
    case 'refund_failed':
      return [...why, t('refund_failed'), t('refundFailedAsk')]
    default:
      return []
  }
}

const STATUS_OF: Partial<Record<OrderFace, OrderView['refunds'][number]['status']>> = {
  refunding: 'requires_action',
  refund_pending: 'pending',
  refunded: 'succeeded',
}
