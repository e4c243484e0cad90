import { Printer } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Money } from '#components/ui/money.tsx'
import { formatJst } from '#lib/jst.ts'
import type { OrderView } from '#lib/orders/order-view.ts'

/** What was bought, what it costs and how it is paid; prints as a receipt does. */
export function OrderReceipt({ order }: { order: OrderView }) {
  const t = useTranslations('order')
  const tMethod = useTranslations('common.method')
  const locale = useLocale()
  return (
    <section className="rounded-xl bg-surface p-5 shadow-raise print:shadow-none">
      <h2 className="text-base">{t('receipt.heading')}</h2>
      <ul className="mt-3 grid gap-3">
        {order.lines.map((line) => (
          <li key={`${line.name.ja}${line.variant.ja}`} className="flex gap-3 text-sm">
            {/* biome-ignore lint/performance/noImgElement: a thumbnail that is stored at its size */}
            <img
              src={line.imageUrl}
              alt=""
              width={56}
              height={56}
              className="size-14 rounded-md bg-sunk object-cover"
            />
            <div className="min-w-0 flex-1 leading-snug">
              <p className="font-bold">{line.name[locale]}</p>
              {line.variant[locale] && <p className="text-muted">{line.variant[locale]}</p>}
              <p className="flex justify-between gap-2">
                <span>{t('receipt.count', { count: line.quantity })}</span>
                <Money yen={line.unitPriceYen * line.quantity} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      <dl className="mt-4 grid grid-cols-[1fr_auto] gap-y-1 border-t border-line pt-3 text-sm">
        <dt>{t('receipt.items')}</dt>
        <dd className="text-right">
          <Money yen={order.itemsYen} />
        </dd>
        {order.needsShipping ? (
          <>
            <dt>{t('receipt.shipping')}</dt>
            <dd className="text-right">
              {order.shippingYen === 0 ? (
                t('receipt.shippingFree')
              ) : (
                <Money yen={order.shippingYen} />
              )}
            </dd>
          </>
        ) : null}
        <dt className="pt-1 font-bold">{t('receipt.total')}</dt>
        <dd className="pt-1 text-right text-base font-bold">
          <Money yen={order.totalYen} />
        </dd>
        {order.refunds.map((refund) => (
          <Fragment key={`${refund.createdAt} ${refund.status} ${refund.amountYen}`}>
            <dt className="pt-1">
              {t('receipt.refund', { status: t(`receipt.refundStatus.${refund.status}`) })}
            </dt>
            <dd className="pt-1 text-right">
              <Money yen={refund.amountYen} />
            </dd>
          </Fragment>
        ))}
      </dl>
      <dl className="mt-4 grid gap-2 border-t border-line pt-3 text-sm">
        <Row term={t('number')}>
          <span className="text-digits select-all">{order.number}</span>
        </Row>
        <Row term={t('orderedAt')}>{formatJst(new Date(order.createdAt), locale)}</Row>
        <Row term={t('receipt.method')}>{tMethod(order.method)}</Row>
      </dl>
      <Button
        size="sm"
        className="mt-4 print:hidden"
        icon={<Printer aria-hidden="true" />}
        onClick={() => window.print()}
      >
        {t('receipt.print')}
      </Button>
    </section>
  )
}

function Row({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-3">
      <dt className="text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
