import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '#components/ui/cn.ts'
import { Money } from '#components/ui/money.tsx'
import { toLocale } from '#lib/i18n/locales.ts'
import { formatYen } from '#lib/money.ts'
import type { AdminOrder } from '#lib/orders/order-view.ts'
import { Section } from './section.tsx'

/** What was bought, what it costs the customer, and what the shop is expected to keep of it. */
export function OrderItems({ order }: { order: AdminOrder }) {
  const t = useTranslations('admin.order')
  const locale = toLocale(useLocale())
  return (
    <Section title={t('items')}>
      <ul className="divide-y divide-line border-y border-line">
        {order.lines.map((line) => (
          <li key={`${line.name.ja} ${line.variant.ja}`} className="flex items-center gap-3 py-2.5">
            {/* biome-ignore lint/performance/noImgElement: 44 px of a picture that is small already */}
            <img
              src={line.imageUrl}
              alt=""
              width={44}
              height={44}
              loading="lazy"
              className="size-11 shrink-0 rounded-sm bg-sunk object-cover"
            />
            <div className="min-w-0 flex-1">
              <p className="font-bold">{line.name[locale]}</p>
              <p className="flex flex-wrap gap-x-3 text-muted">
                {line.variant[locale] && <span>{line.variant[locale]}</span>}
                <span className="text-digits">
                  {t('price', { price: formatYen(line.unitPriceYen), count: line.quantity })}
                </span>
              </p>
            </div>
            <Money
              yen={line.unitPriceYen * line.quantity}
              className="text-digits w-24 text-right"
            />
          </li>
        ))}
      </ul>
      <dl className="mt-2 ml-auto w-full max-w-xs">
        <Sum label={t('subtotal')} yen={order.itemsYen} />
        <Sum label={t('shipping')} yen={order.shippingYen} />
        <Sum label={t('total')} yen={order.totalYen} strong />
        <Sum label={t('fee')} yen={order.expectedFeeYen} quiet minus />
        <Sum label={t('keep')} yen={order.totalYen - order.expectedFeeYen} quiet />
      </dl>
    </Section>
  )
}

type SumProps = {
  label: ReactNode
  yen: number
  strong?: boolean
  quiet?: boolean
  minus?: boolean
}

function Sum({ label, yen, strong, quiet, minus }: SumProps) {
  return (
    <div
      className={cn(
        'flex items-baseline justify-between py-0.5',
        strong && 'mb-1 border-b border-line pb-2 font-bold',
        quiet && 'text-muted',
      )}
    >
      <dt>{label}</dt>
      <dd className={cn('text-digits', strong && 'text-lg')}>
        {minus ? '−' : ''}
        <Money yen={yen} />
      </dd>
    </div>
  )
}
