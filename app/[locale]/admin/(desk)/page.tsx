import { getLocale } from 'next-intl/server'
import { redirect } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'
import { requireStaff } from '../require-staff.ts'

export default async function AdminPage() {
  await requireStaff(routes.adminOrders())
  redirect({ href: routes.adminOrders(), locale: await getLocale() })
}
