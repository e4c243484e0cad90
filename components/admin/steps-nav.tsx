import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonStyle } from '#components/ui/button.tsx'
import { Link } from '#lib/i18n/navigation.ts'

type StepsNavProps = { page: number; pages: number; hrefs: { previous: string; next: string } }

/** From page to page of a long list; nothing when there is one page. */
export function StepsNav({ page, pages, hrefs }: StepsNavProps) {
  const t = useTranslations('admin.inbox')
  if (pages <= 1) return null
  const style = buttonStyle({ size: 'sm' })
  return (
    <nav aria-label={t('pages')} className="mt-3 flex items-center justify-end gap-3 text-sm">
      {page > 1 ? (
        <Link href={hrefs.previous} rel="prev" className={style}>
          <ChevronLeft aria-hidden="true" />
          {t('previous')}
        </Link>
      ) : null}
      <p className="tabular-nums">{t('page', { page, pages })}</p>
      {page < pages ? (
        <Link href={hrefs.next} rel="next" className={style}>
          {t('next')}
          <ChevronRight aria-hidden="true" />
        </Link>
      ) : null}
    </nav>
  )
}
