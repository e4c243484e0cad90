import { useLocale, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '#components/ui/badge.tsx'
import { Money } from '#components/ui/money.tsx'
import { formatJst, formatJstDay } from '#lib/jst.ts'
import type { AdminOrder } from '#lib/orders/order-view.ts'
import { type AdminRefund, accountDeadline, type RefundStatus } from '#lib/orders/refunds.ts'
import { CopyIcon } from './copy-icon.tsx'
import { Section } from './section.tsx'
import { useStripeWords } from './use-stripe-words.ts'

/** Money on its way back: how far it has come, who began it, and whom it waits for. */
export function OrderRefunds({ order }: { order: AdminOrder }) {
  const t = useTranslations('admin.refund')
  if (order.refunds.length === 0) return null
  return (
    <Section title={t('title')}>
      <ul className="divide-y divide-line">
        {order.refunds.map((refund) => (
          <Refund key={refund.id} refund={refund} />
        ))}
      </ul>
    </Section>
  )
}

function Refund({ refund }: { refund: AdminRefund }) {
  const t = useTranslations('admin.refund')
  const locale = useLocale()
  const { refundFailure } = useStripeWords()
  const began = new Date(refund.createdAt)
  return (
    <li className="grid gap-1 py-3 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Money yen={refund.amountYen} className="text-digits text-base font-bold" />
        <Badge tone={TONES[refund.status]}>{t(`status.${refund.status}`)}</Badge>
        <span className="text-digits text-muted">
          {t('since', { moment: formatJst(began, locale) })}
        </span>
      </p>
      <p className="text-muted">{refund.isForLateMoney ? t('byUs') : t('byStripe')}</p>
      {refund.status === 'requires_action' && refund.email ? (
        <p>
          {t('mailTo', { email: refund.email })}
          {t('accountUntil', { date: formatJstDay(accountDeadline(began), locale) })}
        </p>
      ) : null}
      {refund.failureReason ? (
        <p className="font-bold text-urgent">{refundFailure(refund.failureReason)}</p>
      ) : null}
      <p className="flex items-center gap-1 font-mono text-xs break-all text-muted">
        {refund.id}
        <CopyIcon text={refund.id} what={t('title')} />
      </p>
    </li>
  )
}

const TONES: Readonly<Record<RefundStatus, BadgeTone>> = {
  requires_action: 'waiting',
  pending: 'waiting',
  succeeded: 'done',
  failed: 'urgent',
  canceled: 'urgent',
}
