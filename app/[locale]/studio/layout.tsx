import '@fontsource/biz-udpgothic/400.css'
import '@fontsource/biz-udpgothic/700.css'

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { StudioShell } from '#components/studio/studio-shell.tsx'
import { ClientMessages } from '#components/ui/client-messages.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studio')
  return { title: t('title'), robots: { index: false, follow: false } }
}

export default function StudioLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages only={['admin', 'studio', 'common']}>
      <StudioShell>{children}</StudioShell>
    </ClientMessages>
  )
}
