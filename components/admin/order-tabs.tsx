import { useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn.ts'
import { Link } from '#lib/i18n/navigation.ts'
import {
  ORDER_TABS,
  type OrderFilters,
  type OrderTab,
  orderFiltersQuery,
} from '#lib/orders/admin-tabs.ts'
import { routes } from '#lib/routes.ts'

type OrderTabsProps = { filters: OrderFilters; counts: Record<OrderTab, number> }

/** Views as links, not as a widget: each has an address that a colleague can open. */
export function OrderTabs({ filters, counts }: OrderTabsProps) {
  const t = useTranslations('admin.tab')
  return (
    <nav aria-label={t('label')} className="-mx-4 overflow-x-auto px-4 lg:mx-0 lg:px-0">
      <ul className="flex min-w-max border-b border-line">
        {ORDER_TABS.map((tab) => {
          const isHere = tab === filters.tab
          return (
            <li key={tab}>
              <Link
                href={`${routes.adminOrders()}${orderFiltersQuery({ ...filters, tab, page: 1 })}`}
                aria-current={isHere ? 'page' : undefined}
                className={cn(
                  '-mb-px flex h-11 items-center gap-2 border-b-2 px-3 text-sm whitespace-nowrap',
                  'focus-visible:-outline-offset-3',
                  isHere
                    ? 'border-fg font-bold'
                    : 'border-transparent text-muted hover:border-line-strong hover:text-fg',
                )}
              >
                {t(tab)}
                <span
                  className={cn(
                    'text-digits text-xs',
                    tab === 'attention' && counts.attention > 0
                      ? 'rounded-full bg-coral-deep px-2 font-bold text-white'
                      : 'font-normal text-muted',
                  )}
                >
                  {counts[tab].toLocaleString('ja-JP')}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
