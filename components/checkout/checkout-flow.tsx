import { Elements } from '@stripe/react-stripe-js'
import { useLocale } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { useRouter } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'
import { CheckoutDrawer } from './checkout-drawer.tsx'
import type { CheckoutSheetProps } from './checkout-sheet.tsx'
import { errorsFromServer } from './details-form.ts'
import { methodsFor, quote } from './quote.ts'
import { markSettling } from './settling.ts'
import { stripeAppearance } from './stripe-appearance.ts'
import { useDetails } from './use-details.ts'
import { usePurchase } from './use-purchase.ts'
import { useStripeJs } from './use-stripe-js.ts'

/**
 * One purchase from its first field to its order's page. Stripe's `<Elements>` wraps the whole
 * sheet, so that steps come and go while the Payment Element stays where it is.
 */
export default function CheckoutFlow(props: CheckoutSheetProps & { onClosed: () => void }) {
  const { show, offer, variantId, quantity } = props
  const locale = useLocale()
  const router = useRouter()
  const quoted = quote(offer, quantity, show.terms)
  const [state, dispatch] = usePurchase({ offerId: offer.id, variantId, quantity }, quoted.totalYen)
  const details = useDetails(offer.kind === 'goods')
  const stripeJs = useStripeJs(props.stripe, locale)
  const [appearance] = useState(stripeAppearance)

  const { phase, orderToken, problem, totalYen } = state
  useEffect(() => {
    if (phase !== 'leaving' || !orderToken) return
    markSettling(sessionStorage, orderToken, new Date())
    router.push(routes.order(orderToken))
  }, [phase, orderToken, router])
  useEffect(() => {
    if (problem?.kind === 'invalid') details.refuse(errorsFromServer(problem.fields))
  }, [problem, details.refuse])

  const methods = methodsFor(totalYen, offer, show.terms)
  const allowed = methods.filter((offered) => offered.available).map(({ method }) => method)
  const allowedKey = allowed.join()
  const options = useMemo(
    () => ({
      mode: 'payment' as const,
      // Stripe's least amount; the total of a sale is above it, or no method is offered at all.
      amount: Math.max(50, totalYen),
      currency: 'jpy',
      allowedPaymentMethodTypes: allowedKey === '' ? ['card'] : allowedKey.split(','),
      locale,
      appearance,
    }),
    [totalYen, allowedKey, locale, appearance],
  )

  return (
    <Elements stripe={stripeJs.stripe} options={options}>
      <CheckoutDrawer
        {...props}
        state={state}
        dispatch={dispatch}
        details={details}
        methods={methods}
        stripeJs={stripeJs}
        shippingYen={quoted.shippingYen}
      />
    </Elements>
  )
}
