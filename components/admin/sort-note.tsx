import { useTranslations } from 'next-intl'
import type { OrderTab } from '#lib/orders/admin-tabs.ts'

/** In which order a view lists; two views have their own, and a list that jumps needs a reason. */
export function SortNote({ tab }: { tab: OrderTab }) {
  const t = useTranslations('admin.sort')
  const order = tab === 'waiting' ? 'deadline' : tab === 'to_ship' ? 'oldest' : 'newest'
  return <p className="mt-3 mb-2 text-xs text-muted">{t(order)}</p>
}
