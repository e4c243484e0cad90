import { useTranslations } from 'next-intl'
import type { OrderView } from '#lib/orders/order-view.ts'

/** Who to ask, with the order's number already in the mail's subject. */
export function OrderContact({ order }: { order: OrderView }) {
  const t = useTranslations('order')
  const subject = encodeURIComponent(`${t('number')} ${order.number}`)
  return (
    <section className="px-1 text-sm">
      <h2 className="text-base">{t('contact.heading')}</h2>
      <p className="mt-1 text-muted">{t('contact.body')}</p>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-muted">{t('contact.email')}</dt>
        <dd>
          <a
            className="text-link underline underline-offset-2"
            href={`mailto:${order.supportEmail}?subject=${subject}`}
          >
            {order.supportEmail}
          </a>
        </dd>
        <dt className="text-muted">{t('contact.phone')}</dt>
        <dd>
          <a
            className="text-link underline underline-offset-2"
            href={`tel:${order.supportPhone.replace(/[^\d+]/g, '')}`}
          >
            {order.supportPhone}
          </a>
        </dd>
        <dt className="text-muted">{t('contact.hours')}</dt>
        <dd>{order.supportHours}</dd>
      </dl>
    </section>
  )
}
