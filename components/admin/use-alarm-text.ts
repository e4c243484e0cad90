import { useLocale, useTranslations } from 'next-intl'
import { formatJst } from '#lib/jst.ts'
import { formatYen } from '#lib/money.ts'
import type { AlarmRow } from '#lib/orders/alarms.ts'
import { awaitsEvidence, isDisputeOpen } from '#lib/orders/disputes.ts'
import { useStripeWords } from './use-stripe-words.ts'

/** What happened and what to do about it, from the alarm's data and in the reader's language. */
export function useAlarmText(alarm: AlarmRow): { what: string; doing: string } {
  const t = useTranslations('admin.alarm')
  const total = alarm.order ? formatYen(alarm.order.totalYen) : ''
  const dispute = useDisputeText(alarm.dispute)
  switch (alarm.kind) {
    case 'amount_mismatch':
    case 'paid_late':
      return { what: t(`what.${alarm.kind}`, { total }), doing: t(`doing.${alarm.kind}`) }
    case 'unknown_order':
    case 'second_intent':
      return { what: t(`what.${alarm.kind}`), doing: t(`doing.${alarm.kind}`) }
    case 'refund_failed': {
      const amount = formatYen(alarm.refund?.amountYen ?? alarm.order?.totalYen ?? 0)
      const kind = alarm.refund?.status === 'canceled' ? 'refund_canceled' : 'refund_failed'
      return { what: t(`what.${kind}`, { amount }), doing: t('doing.refund_failed') }
    }
    case 'dispute':
      return dispute
  }
}

function useDisputeText(dispute: AlarmRow['dispute']): { what: string; doing: string } {
  const t = useTranslations('admin.alarm')
  const locale = useLocale()
  const { disputeReason, disputeStatus } = useStripeWords()
  if (!dispute) return { what: '', doing: '' }
  const { amountYen, reason, status, evidenceDueAt } = dispute
  const what = t('what.dispute', { amount: formatYen(amountYen), reason: disputeReason(reason) })
  if (!isDisputeOpen(status)) {
    return { what, doing: t('doing.disputeClosed', { status: disputeStatus(status) }) }
  }
  if (!awaitsEvidence(status)) return { what, doing: t('doing.disputeReview') }
  const doing = evidenceDueAt
    ? t('doing.dispute', { due: formatJst(new Date(evidenceDueAt), locale) })
    : t('doing.disputeNoDate')
  return { what, doing }
}
