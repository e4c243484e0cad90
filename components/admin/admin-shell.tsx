import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Toaster } from '#components/ui/toast.tsx'
import { LiveRefresh } from './live-refresh.tsx'
import { LogOutButton } from './log-out-button.tsx'
import { type NavCounts, NavLinks } from './nav-links.tsx'
import { OtherLanguage } from './other-language.tsx'

type AdminShellProps = {
  staffName: string
  counts: NavCounts
  children: ReactNode
}

/** The frame of every admin page: where to go at the left, on a phone above. */
export function AdminShell({ staffName, counts, children }: AdminShellProps) {
  const t = useTranslations('admin')
  const locale = useLocale()
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <header className="border-b border-line bg-surface lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:border-r lg:border-b-0">
        <div className="flex items-center gap-3 px-4 pt-3 lg:flex-col lg:items-start lg:gap-1 lg:px-6 lg:pt-6">
          <p className="text-base font-bold">{t('title')}</p>
          <LiveRefresh />
          <span className="ml-auto flex gap-5 text-sm lg:hidden">
            <OtherLanguage locale={locale} />
            <LogOutButton />
          </span>
        </div>
        <nav aria-label={t('nav.label')} className="overflow-x-auto px-2 py-1 lg:px-3 lg:py-6">
          <NavLinks counts={counts} />
        </nav>
        <div className="mt-auto hidden gap-1 border-t border-line px-6 py-4 text-sm lg:grid">
          <p className="font-bold">{staffName}</p>
          <OtherLanguage locale={locale} />
          <LogOutButton />
        </div>
      </header>
      <main className="mx-auto w-full max-w-7xl px-4 py-5 lg:px-6 lg:py-8 2xl:px-8">
        {children}
      </main>
      <Toaster closeLabel={t('toastClose')} />
    </div>
  )
}
