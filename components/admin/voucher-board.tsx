'use client'

import { ExternalLink } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Money } from '#components/ui/money.tsx'
import { TimeLeft } from '#components/ui/time-left.tsx'
import { useNow } from '#components/ui/use-now.ts'
import { toLocale } from '#lib/i18n/locales.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { formatJst } from '#lib/jst.ts'
import type { VoucherRow } from '#lib/orders/order-view.ts'
import { routes } from '#lib/routes.ts'
import { urgency } from '#lib/vouchers/deadline.ts'
import { CancelOrder } from './cancel-order.tsx'
import type { CancelAction } from './outcome.ts'
import { groupVouchers, VOUCHER_GROUPS, type VoucherGroup } from './voucher-groups.ts'

type VoucherBoardProps = {
  rows: VoucherRow[]
  /** The server's moment, so that the first render is grouped as the browser's own will be. */
  renderedAt: string
  cancel: CancelAction
}

/** Vouchers by the day they end. Groups follow the clock: at midnight tomorrow becomes today. */
export function VoucherBoard({ rows, renderedAt, cancel }: VoucherBoardProps) {
  const t = useTranslations('admin.vouchers')
  const now = useNow() ?? new Date(renderedAt)
  if (rows.length === 0) {
    return (
      <div className="rounded-lg border border-line bg-surface">
        <EmptyState title={t('empty')} />
      </div>
    )
  }
  const groups = groupVouchers(rows, now)
  return (
    <div className="grid gap-6">
      {VOUCHER_GROUPS.map((group) =>
        group === 'over' && groups.over.length === 0 ? null : (
          <Group key={group} group={group} rows={groups[group]} now={now} cancel={cancel} />
        ),
      )}
    </div>
  )
}

function Group(props: {
  group: VoucherGroup
  rows: VoucherRow[]
  now: Date
  cancel: CancelAction
}) {
  const { group, rows, now, cancel } = props
  const t = useTranslations('admin.vouchers')
  const totalYen = rows.reduce((sum, row) => sum + row.totalYen, 0)
  return (
    <section aria-labelledby={`vouchers-${group}`}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <h2 id={`vouchers-${group}`} className="text-base">
          {t(`group.${group}`)}
        </h2>
        <p className="text-digits text-sm text-muted">
          {t('ordersCount', { count: rows.length })}
          {rows.length > 0 ? (
            <>
              {' · '}
              <Money yen={totalYen} />
            </>
          ) : null}
        </p>
      </div>
      {group === 'over' ? <p className="mb-2 text-sm text-muted">{t('overNote')}</p> : null}
      {rows.length === 0 ? null : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
          {rows.map((row) => (
            <Row key={row.number} row={row} now={now} cancel={cancel} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ row, now, cancel }: { row: VoucherRow; now: Date; cancel: CancelAction }) {
  const t = useTranslations('admin.vouchers')
  const locale = toLocale(useLocale())
  const until = new Date(row.expiresAt)
  const isPressing = urgency(now, until) === 'hot'
  return (
    <li className="grid gap-x-5 gap-y-1 px-4 py-3 text-sm md:grid-cols-[13rem_minmax(0,1fr)_auto_auto] md:items-center lg:px-5">
      <div className="text-digits flex items-baseline justify-between gap-3 md:block">
        <p className="whitespace-nowrap">{t('until', { moment: formatJst(until, locale) })}</p>
        <TimeLeft
          until={row.expiresAt}
          className={cn('block text-xs', isPressing ? 'font-bold text-urgent' : 'text-muted')}
        />
      </div>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Link
            href={routes.adminOrder(row.number)}
            className="text-digits target font-bold text-link hover:underline"
          >
            {row.number}
          </Link>
          <span>{row.name}</span>
        </p>
        <p className="line-clamp-1 text-muted">{row.summary[locale]}</p>
      </div>
      <div className="text-digits flex items-baseline gap-3 md:block md:text-right">
        <p className="text-base font-bold">
          <Money yen={row.totalYen} />
        </p>
        <p className="text-xs text-muted">{t('held', { count: row.units })}</p>
      </div>
      <div className="flex items-center justify-end gap-3 md:w-44">
        {row.hostedVoucherUrl ? (
          <a
            href={row.hostedVoucherUrl}
            target="_blank"
            rel="noreferrer"
            className="target inline-flex items-center gap-1 text-link hover:underline"
          >
            {t('slip')}
            <ExternalLink aria-hidden="true" className="size-3.5" />
          </a>
        ) : null}
        <CancelOrder
          order={{ number: row.number, method: 'konbini', email: row.email, units: row.units }}
          cancel={cancel}
          label={t('cancel')}
          size="sm"
        />
      </div>
    </li>
  )
}
