import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonStyle } from '#components/ui/button.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { type OrderFilters, orderFiltersQuery } from '#lib/orders/admin-tabs.ts'
import { routes } from '#lib/routes.ts'

export function PagesNav({ filters, pages }: { filters: OrderFilters; pages: number }) {
  const t = useTranslations('admin.orders')
  if (pages <= 1) return null
  const to = (page: number) => `${routes.adminOrders()}${orderFiltersQuery({ ...filters, page })}`
  const style = buttonStyle({ size: 'sm' })
  return (
    <nav aria-label={t('pages')} className="flex items-center justify-end gap-3 text-sm">
      {filters.page > 1 ? (
        <Link href={to(filters.page - 1)} rel="prev" className={style}>
          <ChevronLeft aria-hidden="true" />
          {t('previous')}
        </Link>
      ) : null}
      <p className="tabular-nums">{t('page', { page: filters.page, pages })}</p>
      {filters.page < pages ? (
        <Link href={to(filters.page + 1)} rel="next" className={style}>
          {t('next')}
          <ChevronRight aria-hidden="true" />
        </Link>
      ) : null}
    </nav>
  )
}
