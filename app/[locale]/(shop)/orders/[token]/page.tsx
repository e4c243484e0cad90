import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OrderPage } from '#components/checkout/order-page.tsx'
import { findOrderByToken } from '#lib/queries/orders.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('order')
  return {
    title: t('title'),
    robots: { index: false, follow: false },
    // The address is the key to the order: it must not travel on to other sites.
    referrer: 'no-referrer',
  }
}

export default async function OrderRoute({ params }: Props) {
  const { token } = await params
  const order = await findOrderByToken(token)
  if (!order) notFound()
  return <OrderPage token={token} order={order} />
}
