import { useTranslations } from 'next-intl'
import {
  EVENT_TABS,
  type EventFilters,
  type EventTab,
  eventFiltersQuery,
} from '#lib/orders/event-inbox.ts'
import { routes } from '#lib/routes.ts'
import { LinkTabs } from './link-tabs.tsx'

type EventTabsProps = { filters: EventFilters; counts: Record<EventTab, number> }

export function EventTabs({ filters, counts }: EventTabsProps) {
  const t = useTranslations('admin')
  return (
    <LinkTabs
      label={t('inbox.tabs')}
      here={filters.tab}
      tabs={EVENT_TABS.map((tab) => ({
        key: tab,
        href: `${routes.adminEvents()}${eventFiltersQuery({ ...filters, tab, page: 1 })}`,
        label: tab === 'all' ? t('inbox.all') : t(`eventStatus.${tab}`),
        count: counts[tab],
        isUrgent: tab === 'failed',
      }))}
    />
  )
}
