import { useLocale, useTranslations } from 'next-intl'
import { Money } from '#components/ui/money.tsx'
import { formatYen } from '#lib/money.ts'
import type { CheckoutParts } from './checkout-drawer.tsx'

/** Items 1 and 2 of the law: what and how many, unit price, shipping and the sum. */
export function OrderSummary({ offer, variantId, quantity, state, shippingYen }: CheckoutParts) {
  const t = useTranslations('checkout.confirm')
  const tCheckout = useTranslations('checkout')
  const locale = useLocale()
  const variant = offer.variants.find(({ id }) => id === variantId)
  // From the total that will be ordered, so that the lines always add up to it.
  const itemsYen = state.totalYen - shippingYen
  const unit = formatYen(itemsYen / quantity)
  return (
    <div className="rounded-lg bg-surface p-4 shadow-raise">
      <h4 className="sr-only">{t('contents')}</h4>
      <div className="flex gap-3">
        {/* biome-ignore lint/performance/noImgElement: a thumbnail that the page has loaded already */}
        <img
          src={offer.imageUrl}
          alt=""
          width={64}
          height={64}
          className="size-16 rounded-md bg-sunk object-cover"
        />
        <div className="min-w-0 flex-1">
          <p className="font-bold leading-snug">{offer.name[locale]}</p>
          {variant && offer.variants.length > 1 ? (
            <p className="text-sm text-muted">{variant.label[locale]}</p>
          ) : null}
          <p className="text-sm">{tCheckout('quantity', { count: quantity })}</p>
        </div>
      </div>
      <dl className="mt-3 grid grid-cols-[1fr_auto] gap-y-1 border-t border-line pt-3 text-sm">
        <dt>
          {t('prices')}{' '}
          <span className="text-muted">{t('unitPrice', { unit, count: quantity })}</span>
        </dt>
        <dd className="text-right">
          <Money yen={itemsYen} />
        </dd>
        {offer.kind === 'goods' ? (
          <>
            <dt>{t('shipping')}</dt>
            <dd className="text-right">
              {shippingYen === 0 ? t('shippingFree') : <Money yen={shippingYen} />}
            </dd>
          </>
        ) : null}
        <dt className="pt-1 font-bold">{tCheckout('total')}</dt>
        <dd className="pt-1 text-right text-base font-bold">
          <Money yen={state.totalYen} />
        </dd>
      </dl>
    </div>
  )
}
