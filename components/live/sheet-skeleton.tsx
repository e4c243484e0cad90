import { useTranslations } from 'next-intl'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** What a tap shows when it comes before the sheets have: their place and shape. */
export function SheetSkeleton() {
  const t = useTranslations('common')
  return (
    <div
      role="status"
      data-theme="light"
      className="fixed inset-x-0 bottom-0 z-50 mx-auto grid h-[72dvh] w-full max-w-[36rem] animate-rise content-start gap-4 rounded-t-2xl bg-page px-5 pt-7 text-fg shadow-sheet beside:inset-y-0 beside:right-0 beside:left-auto beside:mx-0 beside:h-dvh beside:w-[28rem] beside:rounded-none"
    >
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-6 w-1/2" />
      {['a', 'b', 'c', 'd'].map((key) => (
        <div key={key} className="flex items-center gap-4">
          <Skeleton className="size-20 rounded-lg" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-4 w-3/4" />
            <Skeleton className="h-4 w-1/3" />
          </div>
        </div>
      ))}
    </div>
  )
}
