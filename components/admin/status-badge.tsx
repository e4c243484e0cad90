import { useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '#components/ui/badge.tsx'
import type { OrderStatus } from '#lib/orders/status.ts'

/** The status in staff's words; the colour only repeats it. */
export function StatusBadge({ status }: { status: OrderStatus }) {
  const t = useTranslations('admin.status')
  return <Badge tone={TONES[status]}>{t(status)}</Badge>
}

const TONES: Readonly<Record<OrderStatus, BadgeTone>> = {
  placed: 'neutral',
  awaiting_konbini: 'waiting',
  paid: 'done',
  shipped: 'neutral',
  expired: 'outline',
  canceled: 'outline',
  paid_late: 'urgent',
  refunded: 'outline',
}
