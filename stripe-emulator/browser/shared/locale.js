/** The emulator speaks Japanese and English; Stripe's other languages fall back to English. */
export function resolveLocale(locale) {
  const wanted = !locale || locale === 'auto' ? navigator.language : locale
  return wanted.toLowerCase().startsWith('ja') ? 'ja' : 'en'
}
