'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from '#components/ui/toast.tsx'
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
        if (await logOut()) {
          // A whole new page, so that nothing of the shop's orders stays in this tab's memory.
          window.location.assign(getPathname({ href: routes.adminLogin(), locale }))
        } else {
          setBusy(false)
          toast(t('logoutFailed'), 'urgent')
        }
      }}
    >
      {busy ? t('loggingOut') : t('logout')}
    </button>
  )
}

/** Whether the session is over. Nobody may walk away believing so when it is not. */
async function logOut(): Promise<boolean> {
  try {
    const response = await fetch(routes.apiStaffSignOut(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(15_000),
    })
    return response.ok
  } catch {
    return false
  }
}
