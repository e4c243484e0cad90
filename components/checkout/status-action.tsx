import { useTranslations } from 'next-intl'
import { buttonStyle } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { Link } from '#lib/i18n/navigation.ts'
import type { OrderView } from '#lib/orders/order-view.ts'
import { routes } from '#lib/routes.ts'
import type { OrderFace } from './order-face.ts'

/** The way on, where there is one: back to the show to pay, to watch, or to buy again. */
export function StatusAction({ order, face }: { order: OrderView; face: OrderFace }) {
  const t = useTranslations('order')
  const action = actionFor(order, face)
  if (!action || !order.showSlug) return null
  return (
    <p className="print:hidden">
      <Link
        href={routes.show(order.showSlug)}
        className={cn(buttonStyle({ tone: action === 'buyAgain' ? 'secondary' : 'primary' }))}
      >
        {t(action)}
      </Link>
    </p>
  )
}

function actionFor(order: OrderView, face: OrderFace): 'payAgain' | 'watch' | 'buyAgain' | null {
  if (face === 'unfinished') return 'payAgain'
  if (face === 'paid') return order.needsShipping ? 'buyAgain' : 'watch'
  return face === 'expired' || face === 'canceled' ? 'buyAgain' : null
}
