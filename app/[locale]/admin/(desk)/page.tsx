import { getLocale } from 'next-intl/server'
import { redirect } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

export default async function AdminPage() {
  redirect({ href: routes.adminOrders(), locale: await getLocale() })
}
