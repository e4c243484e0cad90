import type { Stripe, StripeElements } from '@stripe/stripe-js'
import type { CheckoutRequest } from '#lib/orders/checkout-form.ts'
import { postCheckout } from './checkout-api.ts'
import type { CheckoutAction } from './checkout-machine.ts'
import { newKey } from './new-key.ts'

/**
 * From the press of Pay to the server's answer: one token, sent once. The Payment Element hides
 * name, e-mail and phone because the first step has asked for them, so they go with the token.
 * Never throws; a payment form that is out of reach ends like a lost connection, after which the
 * server is asked before anything is sent again.
 */
export async function submitPurchase(
  stripe: Stripe,
  elements: StripeElements,
  request: Omit<CheckoutRequest, 'confirmationToken'>,
): Promise<CheckoutAction> {
  try {
    const submitted = await elements.submit()
    if (submitted.error) return refusedByForm(submitted.error)
    const { name, email, phone } = request.contact
    const created = await stripe.createConfirmationToken({
      elements,
      params: {
        payment_method_data: { billing_details: { name, email, phone } },
        return_url: window.location.href,
      },
    })
    if (created.error) return refusedByForm(created.error)
    const answer = await postCheckout({
      ...request,
      confirmationToken: created.confirmationToken.id,
    })
    if (answer === 'unreachable') return { type: 'unreachable' }
    return { type: 'answered', answer, freshKey: newKey() }
  } catch (error) {
    console.error(error)
    return { type: 'unreachable' }
  }
}

/** 3-D Secure. An intent that has moved on meanwhile throws: the order's page knows how it ended. */
export async function authenticate(stripe: Stripe, clientSecret: string): Promise<CheckoutAction> {
  try {
    const { error } = await stripe.handleNextAction({ clientSecret })
    return error ? { type: 'authentication_failed' } : { type: 'authenticated' }
  } catch (error) {
    console.error(error)
    return { type: 'authenticated' }
  }
}

function refusedByForm(error: { type?: string; message?: string }): CheckoutAction {
  if (error.type === 'api_connection_error') return { type: 'unreachable' }
  return { type: 'form_refused', message: error.message ?? null }
}
