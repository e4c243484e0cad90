import { useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '#components/ui/badge.tsx'
import type { EventStatus } from '#lib/orders/event-inbox.ts'

/** What became of an event, in staff's words; the colour only repeats it. */
export function EventStatusBadge({ status, size }: { status: EventStatus; size?: 'sm' | 'md' }) {
  const t = useTranslations('admin.eventStatus')
  return (
    <Badge tone={TONES[status]} size={size}>
      {t(status)}
    </Badge>
  )
}

const TONES: Readonly<Record<EventStatus, BadgeTone>> = {
  received: 'waiting',
  applied: 'done',
  ignored: 'outline',
  failed: 'urgent',
}
