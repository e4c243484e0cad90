import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { DEFAULT_LOCALE } from './locales.ts'
import { routing } from './routing.ts'

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale
  const locale = hasLocale(routing.locales, requested) ? requested : DEFAULT_LOCALE
  const messages = await import(`#messages/${locale}.json`)
  return { locale, messages: messages.default, timeZone: 'Asia/Tokyo' }
})
