import '@fontsource/biz-udpgothic/400.css'
import '@fontsource/biz-udpgothic/700.css'

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from '#components/ui/client-messages.tsx'

// Behind a login, and about this very moment.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin')
  return { title: t('title'), robots: { index: false, follow: false } }
}

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <ClientMessages only={['admin', 'common']}>{children}</ClientMessages>
}
