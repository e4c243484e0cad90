import { useTranslations } from 'next-intl'

export function VouchersLead({ shown, all }: { shown: number; all: number }) {
  const t = useTranslations('admin.vouchers')
  return (
    <p className="mt-3 mb-6 text-sm text-muted">
      {t('lead')}
      {shown < all ? ` ${t('truncated', { count: shown })}` : ''}
    </p>
  )
}
