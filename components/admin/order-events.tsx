import { useLocale, useTranslations } from 'next-intl'
import { Link } from '#lib/i18n/navigation.ts'
import { formatJst } from '#lib/jst.ts'
import type { AdminOrder } from '#lib/orders/order-view.ts'
import { routes } from '#lib/routes.ts'
import { EventStatusBadge } from './event-status-badge.tsx'
import { Section } from './section.tsx'

/** All that Stripe told us about this order, also what changed nothing, with the reason why. */
export function OrderEvents({ order }: { order: AdminOrder }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  return (
    <Section title={t('order.events')}>
      {order.events.length === 0 ? (
        <p className="text-muted">{t('order.noEvents')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {order.events.map((event) => (
            <li key={event.id} className="grid gap-0.5 py-2 first:pt-0 last:pb-0">
              <p className="flex flex-wrap items-center justify-between gap-x-3">
                <Link
                  href={routes.adminEvent(event.id)}
                  className="target font-mono text-xs break-all text-link hover:underline"
                >
                  {event.type}
                </Link>
                <EventStatusBadge status={event.status} size="sm" />
              </p>
              <p className="text-digits flex flex-wrap justify-between gap-x-3 text-xs text-muted">
                <span className="font-mono break-all">{event.id}</span>
                <time dateTime={event.receivedAt}>
                  {formatJst(new Date(event.receivedAt), locale)}
                </time>
              </p>
              {event.reason ? <p className="text-xs text-muted">{event.reason}</p> : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
