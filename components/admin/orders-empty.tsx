import { Inbox } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { OrderFilters } from '#lib/orders/admin-tabs.ts'

export function OrdersEmpty({ filters }: { filters: OrderFilters }) {
  const t = useTranslations('admin.orders.empty')
  return (
    <div className="rounded-lg border border-line bg-surface">
      <EmptyState
        icon={<Inbox aria-hidden="true" />}
        title={filters.q === '' ? t(filters.tab) : t('search', { q: filters.q })}
      />
    </div>
  )
}
