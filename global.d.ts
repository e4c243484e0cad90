import type { Locale as OurLocale } from '#lib/i18n/locales.ts'
import type messages from '#messages/ja.json'

declare module 'next-intl' {
  interface AppConfig {
    Locale: OurLocale
    Messages: typeof messages
  }
}

declare module '*.css'
