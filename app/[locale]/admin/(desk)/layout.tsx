import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { AdminShell } from '#components/admin/admin-shell.tsx'
import { staffOf } from '#lib/auth/auth.ts'
import { countOpenAlarms } from '#lib/queries/admin-alarms.ts'
import { countFailedEvents } from '#lib/queries/admin-events.ts'
import { countPendingVouchers } from '#lib/queries/admin-orders.ts'

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const staff = await staffOf(await headers())
  // The page itself sends strangers to the login: only it knows where they wanted to go.
  if (!staff) return children
  const [openAlarms, pendingVouchers, failedEvents] = await Promise.all([
    countOpenAlarms(),
    countPendingVouchers(),
    countFailedEvents(),
  ])
  return (
    <AdminShell staffName={staff.name} counts={{ openAlarms, pendingVouchers, failedEvents }}>
      {children}
    </AdminShell>
  )
}
