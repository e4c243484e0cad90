import '../globals.css'

import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { hasLocale } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { WebFont } from '#components/ui/web-font.tsx'
import { routing } from '#lib/i18n/routing.ts'

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The room draws behind the notch and keeps its controls inside the safe area.
  viewportFit: 'cover',
  themeColor: '#12172b',
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) return {}
  const t = await getTranslations({ locale, namespace: 'meta' })
  return {
    title: { default: t('siteName'), template: t('titleTemplate') },
    description: t('description'),
    // Safari turns runs of digits into phone links; voucher numbers are not phones.
    formatDetection: { telephone: false, address: false, email: false },
  }
}

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  setRequestLocale(locale)
  return (
    <html lang={locale}>
      <body className="bg-page text-fg antialiased">
        <ClientMessages only={['common']}>{children}</ClientMessages>
        <WebFont />
      </body>
    </html>
  )
}
