import { useTranslations } from 'next-intl'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** The places of an order's page, of the sizes they will have. */
export function OrderSkeleton() {
  const t = useTranslations('order')
  return (
    <div
      role="status"
      className="mx-auto grid w-full max-w-5xl gap-6 px-5 py-6 sm:px-8 md:py-10 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-10"
    >
      <span className="sr-only">{t('loading')}</span>
      <div className="grid content-start gap-6">
        <Skeleton className="h-32 rounded-xl" />
        <Skeleton className="h-14" />
        <Skeleton className="h-96 rounded-xl" />
      </div>
      <Skeleton className="h-80 rounded-xl" />
    </div>
  )
}
