import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { formatYen } from '#lib/money.ts'
import type { CheckoutState } from './checkout-machine.ts'
import type { Problem } from './checkout-problem.ts'

/** What went wrong, whether anything was charged, and what to do: one sentence each, read out. */
export function ProblemNotice({ state }: { state: CheckoutState }) {
  const t = useTranslations('checkout')
  const { problem, orderToken } = state
  return (
    <div role="alert" className="contents">
      {problem ? (
        <div className="flex gap-3 rounded-md bg-coral-soft px-4 py-3 text-sm text-ink">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-coral-deep" />
          <div>
            <p className="font-bold">{sentence(problem)}</p>
            {problem.kind === 'declined' && orderToken ? <p>{t('kept')}</p> : null}
          </div>
        </div>
      ) : null}
    </div>
  )

  function sentence(found: Problem): string {
    switch (found.kind) {
      case 'declined':
        return t(`declined.${found.advice}`)
      case 'price_changed':
        return t('refusal.price_changed', { total: formatYen(found.totalYen) })
      case 'form':
        return found.message ?? t('refusal.form')
      default:
        return t(`refusal.${found.kind}`)
    }
  }
}
