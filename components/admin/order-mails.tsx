import { useLocale, useTranslations } from 'next-intl'
import { formatJst } from '#lib/jst.ts'
import type { AdminOrder } from '#lib/orders/order-view.ts'
import { Section } from './section.tsx'

export function OrderMails({ order }: { order: AdminOrder }) {
  const t = useTranslations('admin')
  const locale = useLocale()
  return (
    <Section title={t('order.mails')}>
      {order.mails.length === 0 ? (
        <p className="text-muted">{t('order.noMails')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {order.mails.map((mail) => (
            <li
              key={mail.kind}
              className="flex flex-wrap justify-between gap-x-3 py-1.5 first:pt-0 last:pb-0"
            >
              <span>{t(`mail.${mail.kind}`)}</span>
              <span className="text-digits text-muted">
                {mail.sentAt
                  ? t('order.mailSent', { moment: formatJst(new Date(mail.sentAt), locale) })
                  : t('order.mailQueued')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
