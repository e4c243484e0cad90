import { useLocale, useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { formatJst } from '#lib/jst.ts'
import {
  type ReconcileRun,
  RUN_TABS,
  type RunFilters,
  runFiltersQuery,
} from '#lib/orders/reconcile-run.ts'
import { routes } from '#lib/routes.ts'
import { LinkTabs } from './link-tabs.tsx'
import { DriftList } from './reconcile-drift.tsx'
import { StepsNav } from './steps-nav.tsx'

type ReconcileHistoryProps = { rows: ReconcileRun[]; pages: number; filters: RunFilters }

/** Past runs. Most found nothing, so those that did have a view of their own. */
export function ReconcileHistory({ rows, pages, filters }: ReconcileHistoryProps) {
  const t = useTranslations('admin.reconcile')
  const href = (some: Partial<RunFilters>) =>
    `${routes.adminReconcile()}${runFiltersQuery({ ...filters, ...some })}`
  return (
    <section aria-labelledby="history" className="mt-8">
      <h2 id="history" className="mb-1 text-lg">
        {t('history')}
      </h2>
      <LinkTabs
        label={t('tab.label')}
        here={filters.tab}
        tabs={RUN_TABS.map((tab) => ({
          key: tab,
          href: href({ tab, page: 1 }),
          label: t(`tab.${tab}`),
        }))}
      />
      <div className="mt-3 overflow-hidden rounded-lg border border-line bg-surface">
        {rows.length === 0 ? (
          <EmptyState title={filters.tab === 'drift' ? t('emptyDrift') : t('never')} />
        ) : (
          <Runs rows={rows} />
        )}
      </div>
      <StepsNav
        page={filters.page}
        pages={pages}
        hrefs={{
          previous: href({ page: filters.page - 1 }),
          next: href({ page: filters.page + 1 }),
        }}
      />
    </section>
  )
}

function Runs({ rows }: { rows: ReconcileRun[] }) {
  const t = useTranslations('admin.reconcile')
  const locale = useLocale()
  const head = 'px-2.5 py-2.5 font-normal first:pl-4 last:pr-4'
  /* What a phone has no room for, and nobody looks for there. */
  const took = 'hidden text-right sm:table-cell'
  const cell = 'px-2.5 py-2 align-baseline first:pl-4 last:pr-4'
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{t('caption')}</caption>
      <thead className="border-b border-line text-left text-xs whitespace-nowrap text-muted">
        <tr>
          <th scope="col" className={head}>
            {t('column.at')}
          </th>
          <th scope="col" className={head}>
            {t('column.found')}
          </th>
          <th scope="col" className={cn(head, 'text-right')}>
            {t('column.left')}
          </th>
          <th scope="col" className={cn(head, took)}>
            {t('column.took')}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map((run) => (
          <tr key={run.id}>
            <td className={cn(cell, 'text-digits text-xs whitespace-nowrap text-muted')}>
              <time dateTime={run.startedAt}>{formatJst(new Date(run.startedAt), locale)}</time>
            </td>
            <td className={cn(cell, 'w-full')}>
              {run.found === 0 ? (
                <span className="text-muted">{t('none')}</span>
              ) : (
                <DriftList drift={run.drift} />
              )}
            </td>
            <td
              className={cn(
                cell,
                'text-digits text-right',
                run.left > 0 && 'font-bold text-urgent',
              )}
            >
              {run.left}
            </td>
            <td className={cn(cell, took, 'text-digits text-xs whitespace-nowrap text-muted')}>
              {t('seconds', { seconds: run.seconds.toFixed(1) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
