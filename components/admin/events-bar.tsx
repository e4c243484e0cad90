import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#lib/i18n/navigation.ts'
import { type EventFilters, isNarrowed } from '#lib/orders/event-inbox.ts'
import { routes } from '#lib/routes.ts'

type EventsBarProps = { filters: EventFilters; children?: ReactNode }

/** Between filters and list: in which order it is, and what can be done with all of it. */
export function EventsBar({ filters, children }: EventsBarProps) {
  const t = useTranslations('admin.inbox')
  return (
    <div className="my-3 flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="flex gap-4 text-xs text-muted">
        {t('newest')}
        {isNarrowed(filters) ? (
          <Link
            href={`${routes.adminEvents()}${filters.tab === 'all' ? '' : `?tab=${filters.tab}`}`}
            className="target hidden text-link underline lg:inline"
          >
            {t('clear')}
          </Link>
        ) : null}
      </p>
      {children}
    </div>
  )
}
