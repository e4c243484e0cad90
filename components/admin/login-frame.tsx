import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export function LoginFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('admin')
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-md content-center gap-6 px-5 py-10">
      <h1 className="text-xl">{t('login.title')}</h1>
      <div className="rounded-xl border border-line bg-surface p-6">{children}</div>
    </main>
  )
}
