import { Inbox } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { type EventFilters, isNarrowed } from '#lib/orders/event-inbox.ts'

export function EventsEmpty({ filters }: { filters: EventFilters }) {
  const t = useTranslations('admin.inbox.empty')
  return (
    <div className="rounded-lg border border-line bg-surface">
      <EmptyState
        icon={<Inbox aria-hidden="true" />}
        title={isNarrowed(filters) ? t('narrowed') : t(filters.tab)}
      />
    </div>
  )
}
