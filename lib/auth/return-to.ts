import { routes } from '#lib/routes.ts'

/**
 * Where to go after the login: a page of the staff's own, or the orders. Anything else is refused,
 * or a link to our login could send staff to somebody's copy of it.
 *
 * @param asked a path without a locale, from the address
 */
export function safeReturnTo(asked: string | string[] | undefined): string {
  const path = [asked].flat()[0] ?? ''
  const isOurs = [routes.admin(), routes.studio()].some(
    (area) => path === area || path.startsWith(`${area}/`),
  )
  const isPlain = /^[\w/-]+$/.test(path) && !path.includes('//')
  return isOurs && isPlain && path !== routes.adminLogin() ? path : routes.adminOrders()
}
