import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { AdminOrder } from '#lib/orders/order-view.ts'
import { CopyIcon } from './copy-icon.tsx'
import { Fact, Section } from './section.tsx'

/** @param buyerHref the customer's own page, in the customer's language. */
export function OrderCustomer({ order, buyerHref }: { order: AdminOrder; buyerHref: string }) {
  const t = useTranslations('admin.order')
  return (
    <Section title={t('customer')}>
      <dl>
        <Fact label={t('name')}>{order.name}</Fact>
        <Fact label={t('email')}>
          <a href={`mailto:${order.email}`} className="text-link hover:underline">
            {order.email}
          </a>
          <CopyIcon text={order.email} what={t('email')} />
        </Fact>
        <Fact label={t('phone')}>
          <a href={`tel:${order.phone}`} className="text-digits text-link hover:underline">
            {order.phone}
          </a>
        </Fact>
        <Fact label={t('address')}>
          <Address order={order} />
        </Fact>
        <Fact label={t('language')}>{t(`locale.${order.locale}`)}</Fact>
        <Fact label={t('buyerPage')}>
          <a
            href={buyerHref}
            target="_blank"
            rel="noreferrer"
            className="target inline-flex items-center gap-1 text-link hover:underline"
          >
            {t('open')}
            <ExternalLink aria-hidden="true" className="size-3.5" />
          </a>
        </Fact>
        {order.paymentIntentId ? (
          <Fact label={t('paymentIntent')}>
            <span className="font-mono text-xs break-all">{order.paymentIntentId}</span>
            <CopyIcon text={order.paymentIntentId} what={t('paymentIntent')} />
          </Fact>
        ) : null}
      </dl>
    </Section>
  )
}

function Address({ order }: { order: AdminOrder }) {
  const t = useTranslations('admin.order')
  if (!order.address) return <span className="text-muted">{t('noAddress')}</span>
  const { postalCode, prefecture, city, line1, line2 } = order.address
  const code = `〒${postalCode.slice(0, 3)}-${postalCode.slice(3)}`
  const lines = [code, `${prefecture}${city}${line1}`, line2].filter(Boolean)
  return (
    <>
      <address className="not-italic">
        {lines.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
      <CopyIcon text={[...lines, order.name].join('\n')} what={t('address')} />
    </>
  )
}
