import { useTranslations } from 'next-intl'

export function ReconcileLead() {
  const t = useTranslations('admin.reconcile')
  return <p className="mb-4 text-sm text-muted">{t('lead')}</p>
}
