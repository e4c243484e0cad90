'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useEventStream } from '#components/live/use-event-stream.ts'
import type { OrderView } from '#lib/orders/order-view.ts'
import { refundProgress } from '#lib/orders/refunds.ts'
import { routes } from '#lib/routes.ts'
import { newerState } from '#lib/shows/live-state.ts'
import { OrderContact } from './order-contact.tsx'
import { orderFace } from './order-face.ts'
import { OrderReceipt } from './order-receipt.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { StatusBand } from './status-band.tsx'
import { Tracking } from './tracking.tsx'
import { useSettling } from './use-settling.ts'
import { VoucherPanel } from './voucher-panel.tsx'

type Props = { token: string; order: OrderView }

/**
 * An order as its buyer sees it, for as long as it lives. It follows the order by itself: who
 * stands at a till sees 「お支払い待ち」 turn into 「お支払いを確認しました」.
 */
export function OrderPage({ token, order: rendered }: Props) {
  const t = useTranslations('order')
  const [received, setReceived] = useState(rendered)
  const order = newerState(received, rendered)
  useEventStream({
    // Money that is back is the only end; an expired order may still be paid late.
    url: isOver(order) ? null : routes.apiOrderEvents(token),
    event: 'state',
    pollUrl: routes.apiOrderState(token),
    onData: (data) => setReceived((inHand) => newerState(inHand, data as OrderView)),
  })
  const face = orderFace(order, useSettling(token))
  const heading = t(`heading.${face}`)
  const [firstHeading] = useState(heading)

  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-5 sm:px-8 md:py-10 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-10 print:block">
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
        <StatusBand order={order} face={face} heading={heading} />
        <OrderTimeline order={order} face={face} />
        {face === 'waiting' ? <VoucherPanel order={order} /> : null}
        {face === 'shipped' ? <Tracking order={order} /> : null}
      </div>
      <aside className="grid content-start gap-6 print:mt-6">
        <OrderReceipt order={order} />
        <OrderContact order={order} />
      </aside>
      <p role="status" className="sr-only">
        {heading === firstHeading ? '' : t('updated', { status: heading })}
      </p>
    </div>
  )
}

function isOver({ status, refunds, totalYen }: OrderView): boolean {
  return status === 'refunded' && refundProgress(refunds, totalYen) === 'arrived'
}
