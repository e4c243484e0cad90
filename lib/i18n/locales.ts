export const LOCALES = ['ja', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'ja'

/** A text that the shop wrote in both languages. */
export type Localized = Readonly<Record<Locale, string>>

/** Any string as one of our locales; what is not one is Japanese. */
export function toLocale(value: string): Locale {
  return value === 'en' ? 'en' : DEFAULT_LOCALE
}
