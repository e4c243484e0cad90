import { useTranslations } from 'next-intl'
import { FullPageNotice } from '#components/shop/full-page-notice.tsx'
import { buttonStyle } from '#components/ui/button.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

export default function NotFound() {
  const t = useTranslations('common')
  return (
    <FullPageNotice title={t('notFound.title')} body={t('notFound.body')}>
      <Link href={routes.home()} className={buttonStyle({ tone: 'primary' })}>
        {t('home')}
      </Link>
    </FullPageNotice>
  )
}
