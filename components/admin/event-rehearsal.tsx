import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Rehearsal, RehearsedEvent } from '#lib/orders/event-inbox.ts'

/** What a replay would change: order by order, from which status to which. */
export function EventRehearsal({ rehearsal }: { rehearsal: Rehearsal }) {
  const t = useTranslations('admin.inbox.replay')
  const { covered, pruned, rehearsed, changing, failing, same } = rehearsal
  if (rehearsed === 0) {
    return (
      <>
        <p>{t('impossible')}</p>
        {pruned > 0 ? <p className="text-muted">{t('pruned', { count: pruned })}</p> : null}
      </>
    )
  }
  return (
    <>
      {changing.length === 0 && failing.length === 0 ? (
        <div className="flex items-start gap-3 rounded-lg bg-sea-soft px-4 py-3 text-sea-deep">
          <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
          <div>
            <p className="font-bold">{t('nothing')}</p>
            <p>{t('nothingHint')}</p>
          </div>
        </div>
      ) : null}
      {changing.length > 0 ? (
        <Group title={t('changes', { count: changing.length })} events={changing} />
      ) : null}
      {failing.length > 0 ? (
        <Group
          title={
            <span className="flex items-center gap-2 text-urgent">
              <CircleAlert aria-hidden="true" className="size-4" />
              {t('fails', { count: failing.length })}
            </span>
          }
          events={failing}
        />
      ) : null}
      <p className="text-xs text-muted">
        {[
          changing.length + failing.length > 0 && same > 0 ? t('same', { count: same }) : '',
          rehearsed < covered - pruned ? t('sampled', { count: rehearsed }) : '',
          pruned > 0 ? t('pruned', { count: pruned }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  )
}

function Group({ title, events }: { title: ReactNode; events: RehearsedEvent[] }) {
  return (
    <section>
      <h3 className="mb-1 text-sm">{title}</h3>
      <ul className="max-h-64 divide-y divide-line overflow-y-auto rounded-lg border border-line bg-surface">
        {events.map((event) => (
          <li key={event.id} className="grid gap-0.5 px-3 py-2">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <Change event={event} />
              {event.orderNumber ? (
                <span className="text-digits font-bold">{event.orderNumber}</span>
              ) : null}
            </p>
            <p className="font-mono text-xs break-all text-muted">{event.type}</p>
            {event.reason ? <p className="text-xs text-muted">{event.reason}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Change({ event }: { event: RehearsedEvent }) {
  const t = useTranslations('admin')
  const { change, reason } = event
  if (!change) return reason ? null : <span>{t('inbox.replay.detail')}</span>
  return (
    <span>
      {change.from ? `${t(`status.${change.from}`)} → ` : ''}
      <span className="font-bold">{t(`status.${change.to}`)}</span>
    </span>
  )
}
