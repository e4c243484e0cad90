import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '#components/ui/cn.ts'
import { Money } from '#components/ui/money.tsx'
import { TimeLeft } from '#components/ui/time-left.tsx'
import { toLocale } from '#lib/i18n/locales.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { formatJst } from '#lib/jst.ts'
import type { AdminOrderRow } from '#lib/orders/order-view.ts'
import { routes } from '#lib/routes.ts'
import { StatusBadge } from './status-badge.tsx'

/** A table where there is room for one, cards on a phone. */
export function OrdersTable({ rows }: { rows: AdminOrderRow[] }) {
  const t = useTranslations('admin.orders')
  const column = (name: Column, className?: string) => (
    <th scope="col" className={cn('px-2.5 py-2.5 font-normal first:pl-4 last:pr-4', className)}>
      {t(`column.${name}`)}
    </th>
  )
  return (
    <>
      <div className="hidden overflow-x-auto rounded-lg border border-line bg-surface xl:block">
        <table className="w-full text-sm">
          <caption className="sr-only">{t('caption')}</caption>
          <thead className="border-b border-line text-left text-xs whitespace-nowrap text-muted">
            <tr>
              {column('number')}
              {column('date')}
              {column('customer')}
              {column('items')}
              {column('method')}
              {column('status')}
              {column('deadline')}
              {column('total', 'text-right')}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map((row) => (
              <TableRow key={row.number} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <ul className="grid gap-2 md:grid-cols-2 xl:hidden">
        {rows.map((row) => (
          <Card key={row.number} row={row} />
        ))}
      </ul>
    </>
  )
}

type Column = 'number' | 'date' | 'customer' | 'items' | 'method' | 'status' | 'deadline' | 'total'

function TableRow({ row }: { row: AdminOrderRow }) {
  const t = useTranslations('admin')
  const locale = toLocale(useLocale())
  const cell = (content: ReactNode, className?: string) => (
    <td className={cn('px-2.5 py-2.5 align-baseline first:pl-4 last:pr-4', className)}>
      {content}
    </td>
  )
  return (
    <tr className="relative hover:bg-sunk/60">
      {cell(<NumberLink number={row.number} />)}
      {cell(
        formatJst(new Date(row.createdAt), locale),
        'text-digits text-xs whitespace-nowrap text-muted',
      )}
      {cell(row.name, 'min-w-20')}
      {cell(
        <>
          <span className="line-clamp-2">{row.summary[locale]}</span>
          {row.showTitle ? (
            <span className="line-clamp-1 text-xs text-muted">{row.showTitle[locale]}</span>
          ) : null}
        </>,
        'min-w-40',
      )}
      {cell(t(`method.${row.method}`), 'whitespace-nowrap')}
      {cell(<StatusBadge status={row.status} />)}
      {cell(<Deadline iso={row.deadline} />, 'text-digits whitespace-nowrap')}
      {cell(<Money yen={row.totalYen} className="text-digits" />, 'text-right whitespace-nowrap')}
    </tr>
  )
}

function Card({ row }: { row: AdminOrderRow }) {
  const t = useTranslations('admin')
  const locale = toLocale(useLocale())
  return (
    <li className="relative grid content-start gap-1 rounded-lg border border-line bg-surface px-4 py-3 text-sm">
      <div className="flex items-center justify-between gap-2">
        <NumberLink number={row.number} />
        <StatusBadge status={row.status} />
      </div>
      <p className="flex items-baseline justify-between gap-3">
        <span>{row.name}</span>
        <span className="text-digits text-base font-bold">
          <Money yen={row.totalYen} />
        </span>
      </p>
      <p className="line-clamp-2 text-muted">{row.summary[locale]}</p>
      <p className="text-digits text-xs text-muted">
        {t(`method.${row.method}`)} · {formatJst(new Date(row.createdAt), locale)}
      </p>
      {row.deadline ? (
        <p className="text-digits text-xs">
          <span className="text-muted">{t('orders.column.deadline')} </span>
          <Deadline iso={row.deadline} />
        </p>
      ) : null}
    </li>
  )
}

/** Stretches over its row, so that the whole row opens the order. */
function NumberLink({ number }: { number: string }) {
  return (
    <Link
      href={routes.adminOrder(number)}
      className="text-digits font-bold whitespace-nowrap text-link after:absolute after:inset-0 hover:underline"
    >
      {number}
    </Link>
  )
}

function Deadline({ iso }: { iso: string | null }) {
  const t = useTranslations('admin.orders')
  const locale = useLocale()
  if (iso === null) return <span className="text-muted">{t('none')}</span>
  return (
    <>
      {formatJst(new Date(iso), locale)}
      <TimeLeft until={iso} className="ml-2 text-xs text-muted xl:ml-0 xl:block" />
    </>
  )
}
