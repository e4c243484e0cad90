import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { DEFAULT_LOCALE } from './locales.ts'
import { routing } from './routing.ts'

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale
  const locale = hasLocale(routing.locales, requested) ? requested : DEFAULT_LOCALE
  const messages = await load[locale]()
  return { locale, messages: messages.default, timeZone: 'Asia/Tokyo' }
})

/** Named one by one: a bundler does not resolve a `#` import whose name is put together. */
const load = {
  ja: () => import('#messages/ja.json'),
  en: () => import('#messages/en.json'),
}
