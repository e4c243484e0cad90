import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonStyle } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

export function OrderNotFound() {
  const t = useTranslations('admin.order')
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={t('notFound')}
      action={
        <Link href={routes.adminOrders()} className={buttonStyle({})}>
          {t('back')}
        </Link>
      }
    />
  )
}
