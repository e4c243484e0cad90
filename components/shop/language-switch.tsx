'use client'

import { Globe } from 'lucide-react'
import { useLocale } from 'next-intl'
import { LOCALES } from '#lib/i18n/locales.ts'
import { Link, usePathname } from '#lib/i18n/navigation.ts'

/** Each language under its own name, whatever is being read now. */
const NAMES = { ja: '日本語', en: 'English' } as const

/** The same page in the other language. */
export function LanguageSwitch() {
  const locale = useLocale()
  const pathname = usePathname()
  const other = LOCALES.find((each) => each !== locale) ?? locale
  return (
    <Link
      href={pathname}
      locale={other}
      lang={other}
      hrefLang={other}
      // The page behind it is the one being read: nobody needs it before the tap.
      prefetch={false}
      className="inline-flex h-11 items-center gap-1.5 rounded-full px-3 text-sm font-bold text-muted hover:text-fg"
    >
      <Globe aria-hidden="true" className="size-4" />
      {NAMES[other]}
    </Link>
  )
}
