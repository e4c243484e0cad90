import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LiveRefresh } from '#components/admin/live-refresh.tsx'
import { Toaster } from '#components/ui/toast.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

/** Dark, because it is looked at beside a lit stage; it says no more than it must. */
export function StudioShell({ children }: { children: ReactNode }) {
  const t = useTranslations('studio')
  const admin = useTranslations('admin')
  return (
    <div data-theme="night" data-room className="min-h-dvh bg-page text-fg">
      <header className="mx-auto flex w-full max-w-7xl items-center gap-4 px-4 py-1 lg:px-8">
        <Link href={routes.studio()} className="flex h-11 items-center text-sm font-bold">
          {t('title')}
        </Link>
        <LiveRefresh />
        <Link
          href={routes.adminOrders()}
          className="ml-auto flex h-11 items-center text-sm text-muted hover:text-fg"
        >
          {admin('nav.backToAdmin')}
        </Link>
      </header>
      <main className="mx-auto w-full max-w-7xl px-4 pt-1 pb-10 lg:px-8">{children}</main>
      <Toaster closeLabel={admin('toastClose')} />
    </div>
  )
}
