import { Pin, PinOff } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { Money } from '#components/ui/money.tsx'
import { toLocale } from '#lib/i18n/locales.ts'
import type { LiveOffer } from '#lib/shows/live-state.ts'
import { availability, sumUnits } from '#lib/stock/availability.ts'

type OfferRowProps = {
  offer: LiveOffer
  isPinned: boolean
  isLive: boolean
  busy: boolean
  onPin: () => void
  onUnpin: () => void
}

export function OfferRow({ offer, isPinned, isLive, busy, onPin, onUnpin }: OfferRowProps) {
  const t = useTranslations('studio')
  const locale = toLocale(useLocale())
  const nameId = useId()
  const units = sumUnits(offer.variants)
  const state = availability(units)
  return (
    <li
      aria-current={isPinned || undefined}
      className={cn(
        'grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 rounded-lg bg-surface p-3',
        'lg:grid-cols-[auto_minmax(0,1fr)_auto_11rem]',
        isPinned && 'ring-2 ring-lamp',
      )}
    >
      {/* biome-ignore lint/performance/noImgElement: the shop page's picture, in its cache already */}
      <img
        src={offer.imageUrl}
        alt=""
        width={72}
        height={72}
        className="size-18 rounded-sm object-cover"
      />
      <div className="min-w-0">
        {isPinned ? (
          <Badge tone="lamp" size="sm" className="mb-1">
            {t('queue.pinned')}
          </Badge>
        ) : null}
        <h3 id={nameId} className="text-base">
          {offer.name[locale]}
        </h3>
        <p className="text-digits flex flex-wrap items-baseline gap-x-2 text-sm">
          <Money yen={offer.priceYen} className="font-bold" />
          {offer.listPriceYen ? (
            <s className="text-muted">
              <Money yen={offer.listPriceYen} />
            </s>
          ) : null}
          {state === 'sold_out' || state === 'all_held' ? (
            <span className="font-bold text-urgent">
              {t(state === 'sold_out' ? 'queue.soldOut' : 'queue.allHeld')}
            </span>
          ) : null}
        </p>
        {offer.variants.length > 1 ? <Variants offer={offer} /> : null}
      </div>
      <dl className="col-span-2 grid grid-cols-3 gap-2 text-center lg:col-span-1 lg:w-56">
        <Units label={t('queue.left')} count={units.free} strong />
        <Units label={t('queue.held')} count={units.held} />
        <Units label={t('queue.sold')} count={units.sold} />
      </dl>
      <Button
        tone={isPinned ? 'secondary' : 'primary'}
        size="lg"
        wide
        busy={busy}
        disabled={!isLive}
        aria-describedby={nameId}
        icon={isPinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
        onClick={isPinned ? onUnpin : onPin}
        className="col-span-2 px-4 lg:col-span-1"
      >
        {isPinned ? t('unpin') : t('pin')}
      </Button>
    </li>
  )
}

/** What is left of each size, so that the host does not offer one that is gone. */
function Variants({ offer }: { offer: LiveOffer }) {
  const locale = toLocale(useLocale())
  return (
    <p className="text-digits flex flex-wrap gap-x-3 text-sm text-muted">
      {offer.variants.map((variant) => (
        <span key={variant.id} className={cn(variant.free === 0 && 'line-through')}>
          {variant.label[locale]} {variant.free}
        </span>
      ))}
    </p>
  )
}

function Units({ label, count, strong }: { label: ReactNode; count: number; strong?: boolean }) {
  return (
    <div className="rounded-md bg-sunk px-2 py-1.5">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className={cn('text-digits text-lg', strong ? 'font-bold' : 'text-muted')}>{count}</dd>
    </div>
  )
}
