import { useTranslations } from 'next-intl'
import type { ReconcileRun } from '#lib/orders/reconcile-run.ts'

/** What was found, by kind. A kind without words yet is shown by its own name. */
export function DriftList({ drift }: { drift: ReconcileRun['drift'] }) {
  const t = useTranslations('admin.reconcile')
  type Kind = Parameters<typeof t.has>[0]
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
      {drift.map(({ kind, count }) => {
        const key = `kind.${kind}` as Kind
        return (
          <li key={kind}>
            {t.has(key) ? t(key as 'kind.missingEvents') : kind}{' '}
            <span className="text-digits font-bold">{count.toLocaleString('ja-JP')}</span>
          </li>
        )
      })}
    </ul>
  )
}
