import { getTranslations } from 'next-intl/server'
import { PageHead } from '#components/admin/page-head.tsx'
import { VoucherBoard } from '#components/admin/voucher-board.tsx'
import { VoucherTotals } from '#components/admin/voucher-totals.tsx'
import { VouchersLead } from '#components/admin/vouchers-lead.tsx'
import { systemClock } from '#lib/clock.ts'
import { listPendingVouchers, pendingVoucherTotals } from '#lib/queries/admin-orders.ts'
import { routes } from '#lib/routes.ts'
import { requireStaff } from '../../require-staff.ts'
import { cancelOrderAction } from '../orders/actions.ts'

export async function generateMetadata() {
  return { title: (await getTranslations('admin.vouchers'))('title') }
}

export default async function VouchersPage() {
  await requireStaff(routes.adminVouchers())
  const [rows, totals] = await Promise.all([listPendingVouchers(), pendingVoucherTotals()])
  const t = await getTranslations('admin.vouchers')
  return (
    <>
      <PageHead title={t('title')} />
      <VoucherTotals totals={totals} />
      <VouchersLead shown={rows.length} all={totals.orders} />
      <VoucherBoard
        rows={rows}
        renderedAt={systemClock.now().toISOString()}
        cancel={cancelOrderAction}
      />
    </>
  )
}
