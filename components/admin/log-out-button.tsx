'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { toLocale } from '#lib/i18n/locales.ts'
import { getPathname } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

export function LogOutButton() {
  const t = useTranslations('admin.nav')
  const locale = toLocale(useLocale())
  const [busy, setBusy] = useState(false)
  return (
    <button
      type="button"
      disabled={busy}
      className="target w-fit text-sm text-muted hover:text-fg hover:underline"
      onClick={async () => {
        setBusy(true)
        await fetch(routes.apiStaffSignOut(), { method: 'POST' }).catch(() => undefined)
        // A whole new page, so that nothing of the shop's orders stays in this tab's memory.
        window.location.assign(getPathname({ href: routes.adminLogin(), locale }))
      }}
    >
      {busy ? t('loggingOut') : t('logout')}
    </button>
  )
}
