import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '#components/ui/cn.ts'
import { STEPS, type Step } from './checkout-machine.ts'

/** Where in the three steps we are: a number, a name and a line, never colour alone. */
export function StepIndicator({ step, needsShipping }: { step: Step; needsShipping: boolean }) {
  const t = useTranslations('checkout')
  const current = STEPS.indexOf(step)
  return (
    <ol className="grid grid-cols-[1.4fr_1.1fr_0.9fr] gap-2" aria-label={stepLabel()}>
      {STEPS.map((each, index) => (
        <li
          key={each}
          aria-current={each === step ? 'step' : undefined}
          className={cn(
            'border-t-3 pt-2 text-xs leading-snug transition-colors',
            index < current && 'border-sea text-muted',
            index === current && 'border-lamp font-bold',
            index > current && 'border-line text-muted',
          )}
        >
          <span className="inline-flex items-center gap-1">
            {index < current ? (
              <Check aria-hidden="true" className="size-3.5 shrink-0 text-done" />
            ) : (
              <span aria-hidden="true">{index + 1}</span>
            )}
            {t(each === 'details' && !needsShipping ? 'steps.contact' : `steps.${each}`)}
          </span>
        </li>
      ))}
    </ol>
  )

  function stepLabel(): string {
    return t('stepOf', { current: current + 1, total: STEPS.length })
  }
}
