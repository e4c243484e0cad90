import { useLocale, useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn.ts'
import { formatJst } from '#lib/jst.ts'
import type { AdminOrder, TimelineEntry } from '#lib/orders/order-view.ts'
import { Section } from './section.tsx'

/** Every change of the order, who or what caused it, and the event of Stripe that told us. */
export function OrderTimeline({ order }: { order: AdminOrder }) {
  const t = useTranslations('admin')
  return (
    <Section title={t('order.timeline')}>
      <ol className="grid gap-0">
        {order.timeline.map((entry, index) => (
          <Entry
            key={`${entry.at} ${entry.to}`}
            entry={entry}
            isLast={index === order.timeline.length - 1}
          />
        ))}
      </ol>
    </Section>
  )
}

function Entry({ entry, isLast }: { entry: TimelineEntry; isLast: boolean }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  return (
    <li className="relative grid gap-x-3 pb-4 pl-5 last:pb-0 sm:grid-cols-[minmax(0,1fr)_auto]">
      <span
        aria-hidden="true"
        className={cn(
          'absolute top-1.5 left-0 size-2.5 rounded-full border-2',
          isLast ? 'border-sea bg-sea' : 'border-line-strong bg-surface',
        )}
      />
      {isLast ? null : (
        <span aria-hidden="true" className="absolute top-5 bottom-0 left-1 w-px bg-line" />
      )}
      <p>
        <span className="font-bold">{t(`fact.${entry.fact ?? 'placed'}`)}</span>
        {entry.from === null ? null : (
          <span className="text-muted"> → {t(`status.${entry.to}`)}</span>
        )}
      </p>
      <p className="text-digits text-muted sm:text-right">
        <time dateTime={entry.at}>{formatJst(new Date(entry.at), locale)}</time>
      </p>
      <p className="text-muted sm:col-span-2">
        {t(`cause.${entry.cause}`)}
        {entry.staffName ? ` · ${t('order.by', { name: entry.staffName })}` : ''}
        {entry.eventId ? (
          <span className="font-mono text-xs break-all">
            {' · '}
            {entry.eventType} {entry.eventId}
          </span>
        ) : null}
      </p>
    </li>
  )
}
