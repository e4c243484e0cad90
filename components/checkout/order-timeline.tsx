import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn.ts'
import type { OrderView } from '#lib/orders/order-view.ts'
import type { OrderFace } from './order-face.ts'

/** 注文 → 入金 → 発送, or 視聴 for a ticket. An order that has ended has no way ahead to show. */
export function OrderTimeline({ order, face }: { order: OrderView; face: OrderFace }) {
  const t = useTranslations('order.timeline')
  const reached = REACHED[face]
  if (reached === null) return null
  const stations = ['ordered', 'paid', order.needsShipping ? 'shipped' : 'ready'] as const
  // Whoever has paid for a ticket can watch: there is nothing left to wait for.
  const done = !order.needsShipping && reached === 2 ? 3 : reached
  return (
    <ol aria-label={t('label')} className="grid grid-cols-3">
      {stations.map((station, index) => {
        const state = index < done ? 'done' : index === done ? 'current' : 'next'
        return (
          <li
            key={station}
            aria-current={state === 'current' ? 'step' : undefined}
            className="relative grid justify-items-center gap-1.5 text-sm"
          >
            {index > 0 ? (
              <span
                aria-hidden="true"
                className={cn(
                  'absolute top-3.5 right-1/2 z-0 h-0.5 w-full -translate-y-1/2',
                  index <= done && state !== 'next' ? 'bg-sea' : 'bg-line',
                )}
              />
            ) : null}
            <span
              className={cn(
                'relative z-1 grid size-7 place-items-center rounded-full border-2 text-xs font-bold',
                state === 'done' && 'border-sea bg-sea text-white',
                state === 'current' && 'border-lamp bg-lamp text-ink',
                state === 'next' && 'border-line bg-page text-muted',
              )}
            >
              {state === 'done' ? <Check aria-hidden="true" className="size-4" /> : index + 1}
            </span>
            <span className={cn(state === 'next' ? 'text-muted' : 'font-bold')}>{t(station)}</span>
            <span className="sr-only">{t(state)}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** How many stations lie behind; null where the way ended before its end. */
const REACHED: Readonly<Record<OrderFace, number | null>> = {
  processing: 1,
  unfinished: 1,
  waiting: 1,
  paid: 2,
  shipped: 3,
  expired: null,
  canceled: null,
  paid_late: null,
  refunded: null,
  refunding: null,
  refund_pending: null,
  refund_failed: null,
}
