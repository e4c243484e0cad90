import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { AlarmRow } from '#lib/orders/alarms.ts'
import { routes } from '#lib/routes.ts'
import { AlarmCard } from './alarm-card.tsx'
import type { SettleAction } from './outcome.ts'
import { StepsNav } from './steps-nav.tsx'

type OpenAlarmsProps = { alarms: AlarmRow[]; count: number; settle: SettleAction }

export function OpenAlarms({ alarms, count, settle }: OpenAlarmsProps) {
  const t = useTranslations('admin.alarm')
  if (alarms.length === 0) {
    return (
      <div className="rounded-lg border border-line bg-surface">
        <EmptyState icon={<CircleCheck aria-hidden="true" />} title={t('empty')}>
          {t('emptyHint')}
        </EmptyState>
      </div>
    )
  }
  return (
    <>
      <p className="mb-3 text-sm text-muted">{t('lead')}</p>
      <ul className="grid gap-3" aria-label={t('open')}>
        {alarms.map((alarm) => (
          <AlarmCard key={alarm.id} alarm={alarm} settle={settle} />
        ))}
      </ul>
      {alarms.length < count ? (
        <p className="mt-3 text-sm text-muted">{t('truncated', { shown: alarms.length, count })}</p>
      ) : null}
    </>
  )
}

type SettledAlarmsProps = {
  alarms: AlarmRow[]
  count: number
  page: number
  pages: number
  settle: SettleAction
}

/** Folded away until somebody asks who did what; open where its pages are being turned. */
export function SettledAlarms({ alarms, count, page, pages, settle }: SettledAlarmsProps) {
  const t = useTranslations('admin.alarm')
  if (count === 0) return null
  return (
    <details className="mt-6" open={page > 1}>
      <summary className="target w-fit cursor-pointer text-sm font-bold">
        {t('settled', { count })}
      </summary>
      <ul className="mt-3 grid gap-2">
        {alarms.map((alarm) => (
          <AlarmCard key={alarm.id} alarm={alarm} settle={settle} />
        ))}
      </ul>
      <StepsNav
        page={page}
        pages={pages}
        hrefs={{ previous: settledPage(page - 1), next: settledPage(page + 1) }}
      />
    </details>
  )
}

const settledPage = (page: number) => `${routes.adminAlarms()}?page=${page}`
