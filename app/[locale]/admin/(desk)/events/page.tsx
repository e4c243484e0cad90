import { getTranslations } from 'next-intl/server'
import { EventFilter } from '#components/admin/event-filter.tsx'
import { EventPages } from '#components/admin/event-pages.tsx'
import { EventReplay } from '#components/admin/event-replay.tsx'
import { EventTabs } from '#components/admin/event-tabs.tsx'
import { EventsBar } from '#components/admin/events-bar.tsx'
import { EventsEmpty } from '#components/admin/events-empty.tsx'
import { EventsTable } from '#components/admin/events-table.tsx'
import { PageHead } from '#components/admin/page-head.tsx'
import { readEventFilters } from '#lib/orders/event-inbox.ts'
import { listEvents } from '#lib/queries/admin-events.ts'
import { routes } from '#lib/routes.ts'
import { requireStaff } from '../../require-staff.ts'
import { rehearseAction, replayAction, replayProgressAction } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations('admin.inbox'))('title') }
}

export default async function EventsPage({ searchParams }: Props) {
  await requireStaff(routes.adminEvents())
  const filters = readEventFilters(await searchParams)
  const { rows, counts, pages, types } = await listEvents(filters)
  const t = await getTranslations('admin.inbox')
  const actions = {
    rehearse: rehearseAction,
    replay: replayAction,
    progress: replayProgressAction,
  }
  return (
    <>
      <PageHead title={t('title')} />
      <EventFilter filters={filters} types={types} />
      <div className="mt-4">
        <EventTabs filters={filters} counts={counts} />
      </div>
      <EventsBar filters={filters}>
        {rows.length === 0 ? null : (
          <EventReplay target={{ filters }} count={counts[filters.tab]} actions={actions} />
        )}
      </EventsBar>
      {rows.length === 0 ? <EventsEmpty filters={filters} /> : <EventsTable rows={rows} />}
      <EventPages filters={filters} pages={pages} />
    </>
  )
}
