import { useLocale, useTranslations } from 'next-intl'
import { formatJst } from '#lib/jst.ts'
import type { EventDetail } from '#lib/orders/event-inbox.ts'
import { Section } from './section.tsx'

/** Which changes of its order's status this event caused. */
export function EventChanges({ event }: { event: EventDetail }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  return (
    <Section title={t('inbox.changes')}>
      {event.changes.length === 0 ? (
        <p className="text-muted">{t('inbox.noChanges')}</p>
      ) : (
        <ul className="grid gap-1">
          {event.changes.map((change) => (
            <li
              key={`${change.at} ${change.to}`}
              className="flex flex-wrap justify-between gap-x-3"
            >
              <span>
                {change.from ? `${t(`status.${change.from}`)} → ` : ''}
                <span className="font-bold">{t(`status.${change.to}`)}</span>
              </span>
              <time dateTime={change.at} className="text-digits text-muted">
                {formatJst(new Date(change.at), locale)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
