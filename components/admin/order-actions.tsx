import { useLocale, useTranslations } from 'next-intl'
import { formatJst } from '#lib/jst.ts'
import type { AdminOrder } from '#lib/orders/order-view.ts'
import { refusal } from '#lib/orders/status.ts'
import { CancelOrder } from './cancel-order.tsx'
import type { CancelAction, ShipAction } from './outcome.ts'
import { Section } from './section.tsx'
import { ShipOrder } from './ship-order.tsx'

type OrderActionsProps = { order: AdminOrder; ship: ShipAction; cancel: CancelAction }

/** What staff can do, by the same table that the flows refuse with. */
export function OrderActions({ order, ship, cancel }: OrderActionsProps) {
  const t = useTranslations('admin')
  const locale = useLocale()
  const units = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  const cancelRefused = refusal('cancel', order.status)
  return (
    <>
      {order.needsShipping ? (
        <Section title={t('ship.title')}>
          {order.shippedAt ? (
            <div>
              <p>{t('ship.shippedAt', { moment: formatJst(new Date(order.shippedAt), locale) })}</p>
              <p>
                {order.carrier} <span className="text-digits">{order.trackingNumber}</span>
              </p>
            </div>
          ) : refusal('ship', order.status) === 'ended' ? (
            <p className="text-muted">{t('refusal.ended')}</p>
          ) : (
            <ShipOrder order={order} ship={ship} />
          )}
        </Section>
      ) : null}
      {cancelRefused ? null : (
        <CancelOrder
          order={{ number: order.number, method: order.method, email: order.email, units }}
          cancel={cancel}
          label={t('cancel.open')}
        />
      )}
    </>
  )
}
