import { useLocale, useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { formatJst } from '#lib/jst.ts'
import type { AlarmRow } from '#lib/orders/alarms.ts'
import { routes } from '#lib/routes.ts'
import { CopyIcon } from './copy-icon.tsx'
import type { SettleAction } from './outcome.ts'
import { SettleAlarm } from './settle-alarm.tsx'
import { useAlarmText } from './use-alarm-text.ts'

type AlarmCardProps = {
  alarm: AlarmRow
  settle: SettleAction
  /** Off on the order's own page. */
  linksOrder?: boolean
}

/** One thing that waits for a person: what happened, what to do, and the way to say it is done. */
export function AlarmCard({ alarm, settle, linksOrder = true }: AlarmCardProps) {
  const t = useTranslations('admin.alarm')
  const locale = useLocale()
  const { what, doing } = useAlarmText(alarm)
  const isOpen = alarm.settledAt === null
  return (
    <li
      className={cn(
        'grid gap-x-6 gap-y-3 rounded-lg border border-line bg-surface px-4 py-4 text-sm lg:px-5',
        isOpen && 'border-l-4 border-l-coral md:grid-cols-[minmax(0,1fr)_auto]',
      )}
    >
      <div className="grid min-w-0 gap-1.5">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <span className="text-base font-bold">{t(`kind.${alarm.kind}`)}</span>
          {linksOrder ? <OrderLink alarm={alarm} /> : null}
          <time dateTime={alarm.raisedAt} className="text-digits text-xs text-muted">
            {t('raisedAt', { moment: formatJst(new Date(alarm.raisedAt), locale) })}
          </time>
        </p>
        <p className="text-pretty">{what}</p>
        {isOpen ? (
          <p className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 text-pretty">
            <span className="font-bold whitespace-nowrap text-urgent">{t('todo')}</span>
            <span>{doing}</span>
          </p>
        ) : (
          <p className="text-muted">
            <SettledBy alarm={alarm} />
          </p>
        )}
        <p className="text-xs text-muted">
          {alarm.objectId === alarm.order?.number ? null : (
            <span className="inline-flex flex-wrap items-center gap-x-1 font-mono break-all">
              {alarm.objectId}
              <CopyIcon text={alarm.objectId} what={t('objectLabel')} />
            </span>
          )}
          <span lang="en" className="block break-words">
            {alarm.detail}
          </span>
        </p>
      </div>
      {isOpen ? (
        <div className="flex items-start md:justify-end">
          <SettleAlarm
            alarmId={alarm.id}
            title={[t(`kind.${alarm.kind}`), alarm.order?.number].filter(Boolean).join(' · ')}
            settle={settle}
          />
        </div>
      ) : null}
    </li>
  )
}

function OrderLink({ alarm }: { alarm: AlarmRow }) {
  const t = useTranslations('admin.alarm')
  if (!alarm.order) return <span className="text-muted">{t('noOrder')}</span>
  return (
    <Link
      href={routes.adminOrder(alarm.order.number)}
      className="text-digits target font-bold text-link hover:underline"
    >
      {t('order', { number: alarm.order.number })}
    </Link>
  )
}

function SettledBy({ alarm }: { alarm: AlarmRow }) {
  const t = useTranslations('admin.alarm')
  const locale = useLocale()
  const moment = formatJst(new Date(alarm.settledAt ?? alarm.raisedAt), locale)
  return alarm.settledByName
    ? t('settledBy', { moment, name: alarm.settledByName })
    : t('settledAt', { moment })
}
