import { getTranslations } from 'next-intl/server'
import { OrderSearch } from '#components/admin/order-search.tsx'
import { OrderTabs } from '#components/admin/order-tabs.tsx'
import { OrdersEmpty } from '#components/admin/orders-empty.tsx'
import { OrdersTable } from '#components/admin/orders-table.tsx'
import { PageHead } from '#components/admin/page-head.tsx'
import { PagesNav } from '#components/admin/pages-nav.tsx'
import { SortNote } from '#components/admin/sort-note.tsx'
import { readOrderFilters } from '#lib/orders/admin-tabs.ts'
import { listOrders } from '#lib/queries/admin-orders.ts'
import { routes } from '#lib/routes.ts'
import { requireStaff } from '../../require-staff.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations('admin.orders'))('title') }
}

export default async function OrdersPage({ searchParams }: Props) {
  await requireStaff(routes.adminOrders())
  const filters = readOrderFilters(await searchParams)
  const { rows, counts, pages } = await listOrders(filters)
  const t = await getTranslations('admin.orders')
  return (
    <>
      <PageHead title={t('title')}>
        <OrderSearch filters={filters} />
      </PageHead>
      <OrderTabs filters={filters} counts={counts} />
      <SortNote tab={filters.tab} />
      {rows.length === 0 ? <OrdersEmpty filters={filters} /> : <OrdersTable rows={rows} />}
      <PagesNav filters={filters} pages={pages} />
    </>
  )
}
