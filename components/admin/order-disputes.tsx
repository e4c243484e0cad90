import { useLocale, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '#components/ui/badge.tsx'
import { Money } from '#components/ui/money.tsx'
import { TimeLeft } from '#components/ui/time-left.tsx'
import { formatJst } from '#lib/jst.ts'
import { awaitsEvidence, blocksShipping } from '#lib/orders/disputes.ts'
import type { AdminDispute, AdminOrder } from '#lib/orders/order-view.ts'
import { CopyIcon } from './copy-icon.tsx'
import { Fact, Section } from './section.tsx'
import { useStripeWords } from './use-stripe-words.ts'

/** A payment that a bank has taken back, or means to: what is asked of the shop, and until when. */
export function OrderDisputes({ order }: { order: AdminOrder }) {
  const t = useTranslations('admin.dispute')
  if (order.disputes.length === 0) return null
  return (
    <Section title={t('title')}>
      <ul className="grid gap-4">
        {order.disputes.map((dispute) => (
          <Dispute key={dispute.id} dispute={dispute} />
        ))}
      </ul>
    </Section>
  )
}

function Dispute({ dispute }: { dispute: AdminDispute }) {
  const t = useTranslations('admin.dispute')
  const locale = useLocale()
  const words = useStripeWords()
  const isAwaited = awaitsEvidence(dispute.status)
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Money yen={dispute.amountYen} className="text-digits text-base font-bold" />
        <Badge tone={toneOf(dispute.status)}>{words.disputeStatus(dispute.status)}</Badge>
      </p>
      <dl>
        <Fact label={t('why')}>{words.disputeReason(dispute.reason)}</Fact>
        <Fact label={t('opened')}>
          <span className="text-digits">{formatJst(new Date(dispute.createdAt), locale)}</span>
        </Fact>
        {isAwaited ? (
          <Fact label={t('due')}>
            {dispute.evidenceDueAt ? (
              <span className="text-digits flex flex-wrap gap-x-2">
                {formatJst(new Date(dispute.evidenceDueAt), locale)}
                <TimeLeft until={dispute.evidenceDueAt} className="text-muted" />
              </span>
            ) : (
              t('noDue')
            )}
          </Fact>
        ) : null}
      </dl>
      {isAwaited ? <p>{t('evidence')}</p> : null}
      <p className="flex items-center gap-1 font-mono text-xs break-all text-muted">
        {dispute.id}
        <CopyIcon text={dispute.id} what={t('title')} />
      </p>
    </li>
  )
}

function toneOf(status: string): BadgeTone {
  if (awaitsEvidence(status) || status === 'lost') return 'urgent'
  return blocksShipping(status) ? 'waiting' : 'done'
}
