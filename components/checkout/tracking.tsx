import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonStyle } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { OrderView } from '#lib/orders/order-view.ts'
import { carrierKey, trackingUrl } from './carrier-tracking.ts'

/** The parcel's number, and the carrier's own page where we know it. */
export function Tracking({ order }: { order: OrderView }) {
  const t = useTranslations('order')
  const { carrier, trackingNumber } = order
  if (!carrier || !trackingNumber) return null
  const url = trackingUrl(carrier, trackingNumber)
  const key = carrierKey(carrier)
  const name = key ? t(`carriers.${key}`) : carrier
  return (
    <section className="grid justify-items-start gap-3 rounded-xl bg-surface p-5 shadow-raise">
      <div className="flex w-full items-end justify-between gap-3">
        <div>
          <h2 className="text-sm text-muted">{t('tracking.number')}</h2>
          <p className="text-digits text-xl font-bold">{trackingNumber}</p>
        </div>
        <CopyButton
          iconOnly
          text={trackingNumber}
          label={t('tracking.copy')}
          copiedLabel={t('tracking.copied')}
        />
      </div>
      {url ? (
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          className={buttonStyle({ tone: 'secondary' })}
        >
          {t('tracking.link', { carrier: name })}
          <ExternalLink aria-hidden="true" />
        </a>
      ) : null}
    </section>
  )
}
