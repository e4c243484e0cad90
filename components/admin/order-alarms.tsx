import { useTranslations } from 'next-intl'
import type { AdminOrder } from '#lib/orders/order-view.ts'
import { AlarmCard } from './alarm-card.tsx'
import type { SettleAction } from './outcome.ts'

/** What waits for a person about this order, before anything else on its page. */
export function OrderAlarms({ order, settle }: { order: AdminOrder; settle: SettleAction }) {
  const t = useTranslations('admin.alarm')
  if (order.alarms.length === 0) return null
  return (
    <ul aria-label={t('openOfOrder')} className="mb-4 grid gap-2">
      {order.alarms.map((alarm) => (
        <AlarmCard key={alarm.id} alarm={alarm} settle={settle} linksOrder={false} />
      ))}
    </ul>
  )
}
