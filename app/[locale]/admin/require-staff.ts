import { headers } from 'next/headers'
import { getLocale } from 'next-intl/server'
import { type Staff, staffOf } from '#lib/auth/auth.ts'
import { redirect } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

/**
 * Who is logged in; anybody else is sent to the login and comes back to `returnTo`. Every page
 * asks for itself: a layout is not rendered again when its reader moves on to the next page.
 */
export async function requireStaff(returnTo: string): Promise<Staff> {
  const staff = await staffOf(await headers())
  if (staff) return staff
  return redirect({
    href: { pathname: routes.adminLogin(), query: { next: returnTo } },
    locale: await getLocale(),
  })
}
