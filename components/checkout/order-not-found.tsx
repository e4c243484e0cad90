import { useTranslations } from 'next-intl'
import { buttonStyle } from '#components/ui/button.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

/** A secret address that leads nowhere: usually a link that a mail program has cut. */
export function OrderNotFound() {
  const t = useTranslations('order.notFound')
  return (
    <div className="mx-auto grid max-w-prose justify-items-center gap-3 px-6 py-24 text-center">
      <h1 className="text-xl">{t('title')}</h1>
      <p className="text-sm text-balance text-muted">{t('body')}</p>
      <Link href={routes.home()} className={`mt-3 ${buttonStyle({ tone: 'primary' })}`}>
        {t('home')}
      </Link>
    </div>
  )
}
