import { type EventFilters, eventFiltersQuery } from '#lib/orders/event-inbox.ts'
import { routes } from '#lib/routes.ts'
import { StepsNav } from './steps-nav.tsx'

export function EventPages({ filters, pages }: { filters: EventFilters; pages: number }) {
  const to = (page: number) => `${routes.adminEvents()}${eventFiltersQuery({ ...filters, page })}`
  const hrefs = { previous: to(filters.page - 1), next: to(filters.page + 1) }
  return <StepsNav page={filters.page} pages={pages} hrefs={hrefs} />
}
