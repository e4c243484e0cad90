import type { Locale } from '#lib/i18n/locales.ts'
import { routes } from '#lib/routes.ts'

const TIMEOUT_MS = 10_000

/** Asks to be told. Never throws: what went wrong is a key of `show.waitlist.error`. */
export async function postWaitlist(request: {
  offerId: string
  variantId: string
  email: string
  locale: Locale
}): Promise<'ok' | 'email' | 'not_on_sale' | 'failed'> {
  try {
    const response = await fetch(routes.apiWaitlist(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.ok) return 'ok'
    if (response.status === 400) return 'email'
    return response.status === 404 ? 'not_on_sale' : 'failed'
  } catch {
    return 'failed'
  }
}
