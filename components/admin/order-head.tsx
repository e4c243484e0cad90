import { ChevronLeft } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Money } from '#components/ui/money.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { formatJst } from '#lib/jst.ts'
import type { AdminOrder } from '#lib/orders/order-view.ts'
import { routes } from '#lib/routes.ts'
import { CopyIcon } from './copy-icon.tsx'
import { StatusBadge } from './status-badge.tsx'

export function OrderHead({ order }: { order: AdminOrder }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  return (
    <div className="mb-4 grid gap-1">
      <Link
        href={routes.adminOrders()}
        className="target inline-flex w-fit items-center gap-1 text-sm text-muted hover:text-fg hover:underline"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        {t('order.back')}
      </Link>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-digits text-xl">{t('order.title', { number: order.number })}</h1>
        <CopyIcon text={order.number} what={t('orders.column.number')} />
        <StatusBadge status={order.status} />
        <Money yen={order.totalYen} className="text-digits text-lg font-bold" />
      </div>
      <p className="text-sm text-muted">
        <span className="text-digits">
          {t('order.placedAt', { moment: formatJst(new Date(order.createdAt), locale) })}
        </span>
        {' · '}
        {t(`method.${order.method}`)}
      </p>
      {order.attempt === 'in_flight' ? (
        <p role="status" className="flex items-center gap-2 text-sm">
          <Spinner />
          {t('order.inFlight')}
        </p>
      ) : null}
    </div>
  )
}
