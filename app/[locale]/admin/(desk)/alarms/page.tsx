import { getTranslations } from 'next-intl/server'
import { OpenAlarms, SettledAlarms } from '#components/admin/alarm-lists.tsx'
import { PageHead } from '#components/admin/page-head.tsx'
import { readPage } from '#lib/orders/admin-tabs.ts'
import { listAlarms } from '#lib/queries/admin-alarms.ts'
import { routes } from '#lib/routes.ts'
import { requireStaff } from '../../require-staff.ts'
import { settleAlarmAction } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations('admin.alarm'))('title') }
}

export default async function AlarmsPage({ searchParams }: Props) {
  await requireStaff(routes.adminAlarms())
  const page = readPage(await searchParams)
  const { open, openCount, settled, settledCount, pages } = await listAlarms({ page })
  const t = await getTranslations('admin.alarm')
  return (
    <>
      <PageHead title={t('title')} />
      <OpenAlarms alarms={open} count={openCount} settle={settleAlarmAction} />
      <SettledAlarms
        alarms={settled}
        count={settledCount}
        page={page}
        pages={pages}
        settle={settleAlarmAction}
      />
    </>
  )
}
