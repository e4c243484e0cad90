import { BILLING_ROUTES } from './billing-routes.ts'
import { CUSTOMER_ROUTES } from './customer-routes.ts'
import { MONEY_ROUTES } from './money-routes.ts'
import { PAYMENT_ROUTES } from './payment-routes.ts'
import type { Route } from './route.ts'

/** The whole of the emulated API. A path that is not here answers 404. */
export const ROUTES: readonly Route[] = [
  ...PAYMENT_ROUTES,
  ...CUSTOMER_ROUTES,
  ...MONEY_ROUTES,
  ...BILLING_ROUTES,
]

/** The route for a request and the id in its path, or null. */
export function findRoute(method: string, pathname: string): { route: Route; id: string } | null {
  const path = pathname.split('/')
  for (const route of ROUTES) {
    if (route.method !== method) continue
    const id = matchPath(route.path, path)
    if (id !== null) return { route, id }
  }
  return null
}

/** The segment under `:id` ('' when the pattern has none), or null when it does not match. */
export function matchPath(pattern: string, path: string[]): string | null {
  const segments = pattern.split('/')
  if (segments.length !== path.length) return null
  let id = ''
  for (const [index, segment] of segments.entries()) {
    const given = path[index] ?? ''
    if (segment === ':id' && given) id = decoded(given)
    else if (segment !== given) return null
  }
  return id
}

/** Half of an escape is no escape. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
