import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonStyle } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

export function EventNotFound() {
  const t = useTranslations('admin.inbox')
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={t('notFound')}
      action={
        <Link href={routes.adminEvents()} className={buttonStyle()}>
          {t('back')}
        </Link>
      }
    >
      {t('notFoundHint')}
    </EmptyState>
  )
}
