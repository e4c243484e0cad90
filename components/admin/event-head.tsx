import { ChevronLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '#lib/i18n/navigation.ts'
import type { EventDetail } from '#lib/orders/event-inbox.ts'
import { routes } from '#lib/routes.ts'
import { CopyIcon } from './copy-icon.tsx'
import { EventStatusBadge } from './event-status-badge.tsx'

export function EventHead({ event }: { event: EventDetail }) {
  const t = useTranslations('admin.inbox')
  return (
    <div className="mb-4 grid gap-1">
      <Link
        href={routes.adminEvents()}
        className="target inline-flex w-fit items-center gap-1 text-sm text-muted hover:text-fg hover:underline"
      >
        <ChevronLeft aria-hidden="true" className="size-4" />
        {t('back')}
      </Link>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="font-mono text-lg break-all">{event.type}</h1>
        <EventStatusBadge status={event.status} />
      </div>
      <p className="flex items-center gap-1 font-mono text-xs break-all text-muted">
        {event.id}
        <CopyIcon text={event.id} what={t('column.type')} />
      </p>
    </div>
  )
}
