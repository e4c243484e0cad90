'use client'

import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Link, usePathname } from '#lib/i18n/navigation.ts'

/** The same page, with the same filters, in the other language. */
export function OtherLanguage({ locale }: { locale: string }) {
  const t = useTranslations('admin.nav')
  const pathname = usePathname()
  const query = useSearchParams().toString()
  const other = locale === 'ja' ? 'en' : 'ja'
  return (
    <Link
      href={query ? `${pathname}?${query}` : pathname}
      locale={other}
      lang={other}
      className="target w-fit text-muted hover:text-fg hover:underline"
    >
      {t('language')}
    </Link>
  )
}
