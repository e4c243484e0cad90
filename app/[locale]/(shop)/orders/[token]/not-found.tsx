import { useTranslations } from 'next-intl'
import { buttonStyle } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

export default function OrderNotFound() {
  const t = useTranslations('order.notFound')
  return (
    <EmptyState
      className="py-24"
      title={<h1>{t('title')}</h1>}
      action={
        <Link href={routes.home()} className={buttonStyle({ tone: 'primary' })}>
          {t('home')}
        </Link>
      }
    >
      {t('body')}
    </EmptyState>
  )
}
