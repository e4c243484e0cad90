import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '#components/ui/cn.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { formatJst } from '#lib/jst.ts'
import type { EventRow } from '#lib/orders/event-inbox.ts'
import { routes } from '#lib/routes.ts'
import { EventStatusBadge } from './event-status-badge.tsx'

const COLUMNS = ['received', 'type', 'status', 'order', 'attempts', 'reason'] as const

/** A table where there is room for one, cards on a phone. */
export function EventsTable({ rows }: { rows: EventRow[] }) {
  const t = useTranslations('admin.inbox')
  return (
    <>
      <div className="hidden overflow-x-auto rounded-lg border border-line bg-surface lg:block">
        <table className="w-full text-sm">
          <caption className="sr-only">{t('caption')}</caption>
          <thead className="border-b border-line text-left text-xs whitespace-nowrap text-muted">
            <tr>
              {COLUMNS.map((name) => (
                <th
                  key={name}
                  scope="col"
                  className={cn(
                    'px-2.5 py-2.5 font-normal first:pl-4 last:pr-4',
                    name === 'attempts' && 'text-right',
                  )}
                >
                  {t(`column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map((row) => (
              <TableRow key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <ul className="grid gap-2 md:grid-cols-2 lg:hidden">
        {rows.map((row) => (
          <Card key={row.id} row={row} />
        ))}
      </ul>
    </>
  )
}

function TableRow({ row }: { row: EventRow }) {
  const locale = useLocale()
  const cell = (content: ReactNode, className?: string) => (
    <td className={cn('px-2.5 py-2 align-baseline first:pl-4 last:pr-4', className)}>{content}</td>
  )
  return (
    <tr className="relative hover:bg-sunk/60">
      {cell(
        formatJst(new Date(row.receivedAt), locale),
        'text-digits text-xs whitespace-nowrap text-muted',
      )}
      {cell(
        <>
          <TypeLink row={row} />
          <span className="block font-mono text-xs break-all text-muted">{row.id}</span>
        </>,
        'min-w-56',
      )}
      {cell(<EventStatusBadge status={row.status} />)}
      {cell(<OrderLink number={row.orderNumber} />)}
      {cell(row.attempts, 'text-digits text-right')}
      {cell(<span className="line-clamp-2">{row.reason}</span>, 'max-w-80 text-xs text-muted')}
    </tr>
  )
}

function Card({ row }: { row: EventRow }) {
  const t = useTranslations('admin.inbox')
  const locale = useLocale()
  return (
    <li className="relative grid content-start gap-1 rounded-lg border border-line bg-surface px-4 py-3 text-sm">
      <div className="flex items-start justify-between gap-2">
        <TypeLink row={row} />
        <EventStatusBadge status={row.status} size="sm" />
      </div>
      <p className="font-mono text-xs break-all text-muted">{row.id}</p>
      <p className="text-digits flex flex-wrap items-baseline gap-x-3 text-xs text-muted">
        {formatJst(new Date(row.receivedAt), locale)}
        {row.attempts > 1 ? <span>{t('attempts', { count: row.attempts })}</span> : null}
        <OrderLink number={row.orderNumber} />
      </p>
      {row.reason ? <p className="line-clamp-2 text-xs text-muted">{row.reason}</p> : null}
    </li>
  )
}

/** Stretches over its row, so that the whole row opens the event. */
function TypeLink({ row }: { row: EventRow }) {
  return (
    <Link
      href={routes.adminEvent(row.id)}
      className="font-mono text-[0.8125rem] font-bold break-all text-link after:absolute after:inset-0 hover:underline"
    >
      {row.type}
    </Link>
  )
}

function OrderLink({ number }: { number: string | null }) {
  const t = useTranslations('admin.inbox')
  if (number === null) return <span className="text-muted">{t('none')}</span>
  return (
    <Link
      href={routes.adminOrder(number)}
      // Above the row's own link.
      className="text-digits relative z-10 font-bold whitespace-nowrap text-link hover:underline"
    >
      {number}
    </Link>
  )
}
