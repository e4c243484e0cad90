import { useElements } from '@stripe/react-stripe-js'
import { ArrowLeft } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type Dispatch, useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import type { MethodOffer } from '#lib/fees/offered-methods.ts'
import type { Yen } from '#lib/money.ts'
import { CheckoutFooter } from './checkout-footer.tsx'
import { type CheckoutAction, type CheckoutState, STEPS, type Step } from './checkout-machine.ts'
import type { CheckoutSheetProps } from './checkout-sheet.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import { cleanDetails, type DetailsField } from './details-form.ts'
import { DETAILS_FORM, DetailsStep } from './details-step.tsx'
import { PaymentStep } from './payment-step.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { ProgressCover } from './progress-cover.tsx'
import { StepIndicator } from './step-indicator.tsx'
import type { Details } from './use-details.ts'
import { usePayment } from './use-payment.ts'
import type { StripeJs } from './use-stripe-js.ts'

export type CheckoutParts = CheckoutSheetProps & {
  onClosed: () => void
  state: CheckoutState
  dispatch: Dispatch<CheckoutAction>
  details: Details
  methods: MethodOffer[]
  stripeJs: StripeJs
  shippingYen: Yen
}

/** The sheet itself: which step is seen, and the ways between them. */
export function CheckoutDrawer(parts: CheckoutParts) {
  const { state, dispatch, details, offer, variantId, quantity } = parts
  const t = useTranslations('checkout')
  const locale = useLocale()
  const elements = useElements()
  usePayment(state, dispatch, () => {
    if (!state.method) return null
    return {
      checkoutKey: state.checkoutKey,
      locale,
      offerId: offer.id,
      variantId,
      quantity,
      method: state.method,
      seenTotalYen: state.totalYen,
      ...cleanDetails(details.values, details.needsShipping),
    }
  })
  const top = useScrollToTop(state)

  const goTo = async (step: Step) => {
    const wrong = step === 'details' ? null : details.check()
    if (wrong) {
      dispatch({ type: 'went', step: 'details' })
      requestAnimationFrame(() => focusField(wrong))
      return
    }
    if (step === 'confirm') {
      // Lets the Payment Element mark what is missing, in its own words, beside its own fields.
      const submitted = await elements?.submit()
      if (submitted?.error || !state.methodComplete) {
        const message = submitted?.error?.message ?? null
        return dispatch({ type: 'form_refused', message })
      }
    }
    dispatch({ type: 'went', step })
  }

  const isBusy = state.phase !== 'editing'
  const previous = STEPS[STEPS.indexOf(state.step) - 1]
  return (
    <Drawer
      open={parts.open}
      onOpenChange={parts.onOpenChange}
      onClosed={parts.onClosed}
      title={t('title')}
      closeLabel={t('close')}
      height="tall"
      dismissible={false}
      leading={
        previous && !isBusy ? (
          <Button
            tone="quiet"
            size="icon"
            className="-ml-2.5"
            aria-label={t('back')}
            icon={<ArrowLeft aria-hidden="true" />}
            onClick={() => dispatch({ type: 'went', step: previous })}
          />
        ) : null
      }
      footer={<CheckoutFooter {...parts} goTo={goTo} />}
    >
      <div ref={top} className="relative grid gap-5">
        <StepIndicator step={state.step} needsShipping={details.needsShipping} />
        <ProblemNotice {...parts} />
        <ProgressCover phase={state.phase} />
        <div hidden={state.step !== 'details'} inert={isBusy}>
          <DetailsStep details={details} onContinue={() => void goTo('payment')} />
        </div>
        <div className={state.step === 'payment' ? undefined : outOfSight} inert={isBusy}>
          <PaymentStep {...parts} />
        </div>
        {state.step === 'confirm' ? (
          <div inert={isBusy}>
            <ConfirmStep {...parts} onEdit={(step) => dispatch({ type: 'went', step })} />
          </div>
        ) : null}
      </div>
    </Drawer>
  )
}

/**
 * Hidden, but laid out: a frame under `display: none` has no height, and Stripe's frame tells its
 * height only when it changes.
 */
const outOfSight = 'invisible absolute inset-x-0 h-0 overflow-hidden'

function focusField(field: DetailsField) {
  document.querySelector<HTMLElement>(`#${DETAILS_FORM} [name="${field}"]`)?.focus()
}

/** A new step, a problem or a wait is told at the top, so the top is where people must be. */
function useScrollToTop({ step, phase, problem }: CheckoutState) {
  const top = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what it reacts to
  useEffect(() => {
    top.current?.parentElement?.scrollTo({ top: 0 })
  }, [step, phase, problem])
  return top
}
