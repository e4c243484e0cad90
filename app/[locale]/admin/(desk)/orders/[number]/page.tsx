import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OrderActions } from '#components/admin/order-actions.tsx'
import { OrderAlarms } from '#components/admin/order-alarms.tsx'
import { OrderCustomer } from '#components/admin/order-customer.tsx'
import { OrderDisputes } from '#components/admin/order-disputes.tsx'
import { OrderEvents } from '#components/admin/order-events.tsx'
import { OrderHead } from '#components/admin/order-head.tsx'
import { OrderItems } from '#components/admin/order-items.tsx'
import { OrderLayout } from '#components/admin/order-layout.tsx'
import { OrderMails } from '#components/admin/order-mails.tsx'
import { OrderRefunds } from '#components/admin/order-refunds.tsx'
import { OrderTimeline } from '#components/admin/order-timeline.tsx'
import { OrderVoucher } from '#components/admin/order-voucher.tsx'
import { getPathname } from '#lib/i18n/navigation.ts'
import { findAdminOrder } from '#lib/queries/admin-order.ts'
import { routes } from '#lib/routes.ts'
import { requireStaff } from '../../../require-staff.ts'
import { settleAlarmAction } from '../../alarms/actions.ts'
import { cancelOrderAction, shipOrderAction } from '../actions.ts'

type Props = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Props) {
  const { number } = await params
  return { title: (await getTranslations('admin.order'))('title', { number }) }
}

export default async function OrderPage({ params }: Props) {
  const { number } = await params
  await requireStaff(routes.adminOrder(number))
  const order = await findAdminOrder(number)
  if (!order) notFound()
  const buyerHref = getPathname({ href: order.buyerPath, locale: order.locale })
  return (
    <>
      <OrderHead order={order} />
      <OrderAlarms order={order} settle={settleAlarmAction} />
      <OrderLayout
        main={
          <>
            <OrderItems order={order} />
            <OrderDisputes order={order} />
            <OrderRefunds order={order} />
            <OrderVoucher order={order} />
            <OrderTimeline order={order} />
            <OrderEvents order={order} />
          </>
        }
        side={
          <>
            <OrderActions order={order} ship={shipOrderAction} cancel={cancelOrderAction} />
            <OrderCustomer order={order} buyerHref={buyerHref} />
            <OrderMails order={order} />
          </>
        }
      />
    </>
  )
}
