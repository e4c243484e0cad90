import { useLocale, useTranslations } from 'next-intl'
import { Link } from '#lib/i18n/navigation.ts'
import { formatJst } from '#lib/jst.ts'
import type { EventDetail } from '#lib/orders/event-inbox.ts'
import { routes } from '#lib/routes.ts'
import { Fact, Section } from './section.tsx'
import { StatusBadge } from './status-badge.tsx'

/** When it came, what became of it, when it is tried again. */
export function EventFacts({ event }: { event: EventDetail }) {
  const t = useTranslations('admin.inbox')
  const locale = useLocale()
  const moment = (iso: string) => (
    <time dateTime={iso} className="text-digits">
      {formatJst(new Date(iso), locale)}
    </time>
  )
  return (
    <Section title={t('facts')}>
      <dl>
        <Fact label={t('created')}>{moment(event.stripeCreatedAt)}</Fact>
        <Fact label={t('received')}>{moment(event.receivedAt)}</Fact>
        <Fact label={t('finished')}>
          {event.finishedAt ? moment(event.finishedAt) : t('notFinished')}
        </Fact>
        <Fact label={t('tries')}>
          <span className="text-digits">{t('attempts', { count: event.attempts })}</span>
        </Fact>
        <NextTry event={event} />
        {event.replayedAt ? <Fact label={t('replayed')}>{moment(event.replayedAt)}</Fact> : null}
        {event.objectId ? (
          <Fact label={t('object')}>
            <span className="font-mono text-xs break-all">{event.objectId}</span>
          </Fact>
        ) : null}
        <Fact label={t('order')}>
          {event.orderNumber && event.orderStatus ? (
            <span className="flex flex-wrap items-center gap-2">
              <Link
                href={routes.adminOrder(event.orderNumber)}
                className="text-digits target font-bold text-link hover:underline"
              >
                {event.orderNumber}
              </Link>
              <StatusBadge status={event.orderStatus} />
            </span>
          ) : (
            <span className="text-muted">{t('noOrder')}</span>
          )}
        </Fact>
        {event.reason ? (
          <Fact label={t('reason')}>
            <span className="break-words">{event.reason}</span>
          </Fact>
        ) : null}
      </dl>
    </Section>
  )
}

function NextTry({ event }: { event: EventDetail }) {
  const t = useTranslations('admin.inbox')
  const locale = useLocale()
  const { job, status } = event
  const isOpen = status === 'received' || status === 'failed'
  if (!job && !isOpen) return null
  return (
    <Fact label={t('nextTry')}>
      {!job ? (
        t('waitingJob')
      ) : job.isRunning ? (
        t('running')
      ) : job.attempts >= job.maxAttempts ? (
        t('noMoreTries')
      ) : (
        <span className="text-digits">
          {t('nextTryAt', {
            moment: formatJst(new Date(job.nextAt), locale),
            done: job.attempts,
            max: job.maxAttempts,
          })}
        </span>
      )}
    </Fact>
  )
}
