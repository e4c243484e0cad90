import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn.ts'
import { Link } from '#lib/i18n/navigation.ts'
import { formatJst } from '#lib/jst.ts'
import type { ReconcileRun, ReconcileState } from '#lib/orders/reconcile-run.ts'
import { routes } from '#lib/routes.ts'
import { DriftList } from './reconcile-drift.tsx'

type ReconcileStatusProps = { latest: ReconcileRun | null; state: ReconcileState }

/** How things stand, large and calm: whoever opens this page wants one sentence. */
export function ReconcileStatus({ latest, state }: ReconcileStatusProps) {
  const t = useTranslations('admin.reconcile')
  const locale = useLocale()
  const isBad = state === 'left' || state === 'stale'
  const Icon = isBad ? CircleAlert : state === 'never' ? CircleDashed : CircleCheck
  const at = latest ? formatJst(new Date(latest.startedAt), locale) : ''
  return (
    <div className="flex items-start gap-4 rounded-xl border border-line bg-surface px-5 py-6 sm:items-center sm:gap-5 sm:px-7 sm:py-8">
      <Icon
        aria-hidden="true"
        className={cn(
          'size-10 shrink-0 sm:size-12',
          isBad ? 'text-urgent' : state === 'never' ? 'text-muted' : 'text-done',
        )}
      />
      <div className="grid min-w-0 gap-1">
        <p className="text-2xl font-bold [word-break:auto-phrase]">
          {state === 'left'
            ? t('left', { count: latest?.left ?? 0 })
            : state === 'mended'
              ? t('mended', { count: latest?.found ?? 0 })
              : t(state)}
        </p>
        {latest && state !== 'stale' ? (
          <p className="text-digits text-sm text-muted">{t('lastAt', { moment: at })}</p>
        ) : null}
        {state === 'stale' ? <p className="text-sm">{t('staleHint', { moment: at })}</p> : null}
        {state === 'never' ? <p className="text-sm text-muted">{t('neverHint')}</p> : null}
        {latest && (state === 'left' || state === 'mended') ? (
          <DriftList drift={latest.drift} />
        ) : null}
        {state === 'left' ? (
          <p className="text-sm">
            {t('leftHint')}{' '}
            <Link href={`${routes.adminEvents()}?tab=failed`} className="text-link underline">
              {t('toFailed')}
            </Link>
          </p>
        ) : null}
      </div>
    </div>
  )
}
