import { getTranslations } from 'next-intl/server'
import { PageHead } from '#components/admin/page-head.tsx'
import { ReconcileHistory } from '#components/admin/reconcile-history.tsx'
import { ReconcileLead } from '#components/admin/reconcile-lead.tsx'
import { ReconcileNow } from '#components/admin/reconcile-now.tsx'
import { ReconcileStatus } from '#components/admin/reconcile-status.tsx'
import { systemClock } from '#lib/clock.ts'
import { readRunFilters, reconcileState } from '#lib/orders/reconcile-run.ts'
import { latestReconcileRun, listReconcileRuns } from '#lib/queries/reconcile-runs.ts'
import { routes } from '#lib/routes.ts'
import { requireStaff } from '../../require-staff.ts'
import { reconcileNowAction, reconcileStateAction } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations('admin.reconcile'))('title') }
}

export default async function ReconcilePage({ searchParams }: Props) {
  await requireStaff(routes.adminReconcile())
  const filters = readRunFilters(await searchParams)
  const [latest, history] = await Promise.all([latestReconcileRun(), listReconcileRuns(filters)])
  const t = await getTranslations('admin.reconcile')
  return (
    <>
      <PageHead title={t('title')}>
        <ReconcileNow actions={{ start: reconcileNowAction, state: reconcileStateAction }} />
      </PageHead>
      <ReconcileLead />
      <ReconcileStatus latest={latest} state={reconcileState(latest, systemClock.now())} />
      <ReconcileHistory {...history} filters={filters} />
    </>
  )
}
