import type { ReactNode } from 'react'
import { AdminShell } from '#components/admin/admin-shell.tsx'
import { countPendingVouchers } from '#lib/queries/admin-orders.ts'
import { routes } from '#lib/routes.ts'
import { requireStaff } from '../require-staff.ts'

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff(routes.adminOrders())
  return (
    <AdminShell staffName={staff.name} pendingVouchers={await countPendingVouchers()}>
      {children}
    </AdminShell>
  )
}
