import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Money } from '#components/ui/money.tsx'
import type { CheckoutParts } from './checkout-drawer.tsx'
import { isOver, mayPay, type Step } from './checkout-machine.ts'
import { DETAILS_FORM } from './details-step.tsx'

type Props = CheckoutParts & { goTo: (step: Step) => void }

/** The total and the one button that goes on. */
export function CheckoutFooter(props: Props) {
  const t = useTranslations('checkout')
  return (
    <div className="grid gap-2.5">
      <p className="flex items-baseline justify-between gap-3">
        <span className="text-sm text-muted">{t('total')}</span>
        <Money yen={props.state.totalYen} className="text-xl font-bold" />
      </p>
      <GoOn {...props} />
    </div>
  )
}

function GoOn({ state, dispatch, goTo, onOpenChange, methods }: Props) {
  const t = useTranslations('checkout')
  const busy = state.phase !== 'editing'
  if (isOver(state)) {
    return (
      <Button tone="primary" size="lg" wide onClick={() => onOpenChange(false)}>
        {t('closeSheet')}
      </Button>
    )
  }
  if (state.problem?.kind === 'unreachable' && !busy) {
    return (
      <Button tone="primary" size="lg" wide onClick={() => dispatch({ type: 'asked_again' })}>
        {t('retry')}
      </Button>
    )
  }
  switch (state.step) {
    case 'details':
      return (
        <Button tone="primary" size="lg" wide busy={busy} type="submit" form={DETAILS_FORM}>
          {t('details.continue')}
        </Button>
      )
    case 'payment':
      return (
        <Button
          tone="primary"
          size="lg"
          wide
          busy={busy}
          disabled={methods.every((offered) => !offered.available)}
          onClick={() => goTo('confirm')}
        >
          {t('payment.continue')}
        </Button>
      )
    case 'confirm':
      return (
        <Button
          tone="primary"
          size="lg"
          wide
          busy={busy}
          disabled={!busy && !mayPay(state)}
          onClick={() => dispatch({ type: 'paid_pressed' })}
        >
          {/* Long by law, and on one line of a phone. */}
          <span className="-mx-5 text-[0.9375rem]">{t('confirm.pay')}</span>
        </Button>
      )
  }
}
