'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { FullPageNotice } from '#components/shop/full-page-notice.tsx'
import { Button, buttonStyle } from '#components/ui/button.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

type Props = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: Props) {
  const t = useTranslations('common')
  useEffect(() => console.error(error), [error])
  return (
    <FullPageNotice
      title={t('error.title')}
      body={t('error.body')}
      note={error.digest ? t('error.digest', { digest: error.digest }) : undefined}
    >
      <Button tone="primary" onClick={reset}>
        {t('retry')}
      </Button>
      <Link href={routes.home()} className={buttonStyle({ tone: 'secondary' })}>
        {t('home')}
      </Link>
    </FullPageNotice>
  )
}
