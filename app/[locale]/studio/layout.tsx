import '@fontsource/biz-udpgothic/400.css'
import '@fontsource/biz-udpgothic/700.css'

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { StudioShell } from '#components/studio/studio-shell.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'
import { routes } from '#lib/routes.ts'
import { requireStaff } from '../admin/require-staff.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studio')
  return { title: t('title'), robots: { index: false, follow: false } }
}

export default async function StudioLayout({ children }: { children: ReactNode }) {
  await requireStaff(routes.studio())
  return (
    <ClientMessages only={['admin', 'studio', 'common']}>
      <StudioShell>{children}</StudioShell>
    </ClientMessages>
  )
}
