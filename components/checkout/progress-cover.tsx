import { useTranslations } from 'next-intl'
import { Spinner } from '#components/ui/spinner.tsx'
import type { Phase } from './checkout-machine.ts'

/** What is being waited for, in words. The steps below stay as they are, only out of reach. */
export function ProgressCover({ phase }: { phase: Phase }) {
  const t = useTranslations('checkout.progress')
  return (
    <div role="status" className="contents">
      {phase === 'editing' ? null : (
        <div className="flex items-start gap-3 rounded-md bg-lamp-soft px-4 py-3 text-sm text-ink">
          <Spinner className="mt-1" />
          <div>
            <p className="font-bold">{t(phase)}</p>
            <p>{t('doNotClose')}</p>
          </div>
        </div>
      )}
    </div>
  )
}
