import { checkIntentMatches } from './check-options.js'
import { requestFromController } from './controller.js'
import { insideOf } from './elements.js'
import { IntegrationError } from './integration-error.js'
import { runNextAction } from './next-action.js'
import { checkSuppressedFields } from './suppressed-fields.js'
import { withCollected } from './with-collected.js'

/**
 * The functions of the Stripe object that move a payment on. All of them resolve to an object or
 * to `{ error }`; they throw only for mistakes of the integration.
 *
 * @param {{ key: string, locale?: string }} stripe
 */
export function createPayments(stripe) {
  const request = (method, path, params) =>
    requestFromController({ key: stripe.key, method, path, params })

  const retrieve = async (clientSecret) => {
    const path = `/v1/payment_intents/${intentId(clientSecret)}`
    return asPaymentIntent(await request('GET', path, { client_secret: clientSecret }))
  }

  /** Carries out what the intent asks for next, if anything. */
  const finish = async (result, clientSecret, locale) => {
    if (result.paymentIntent?.status !== 'requires_action') return result
    return runNextAction({
      paymentIntent: result.paymentIntent,
      clientSecret,
      locale: locale ?? stripe.locale ?? 'auto',
      retrieve: () => retrieve(clientSecret),
    })
  }

  return {
    retrievePaymentIntent: retrieve,

    createConfirmationToken: async ({ elements, params = {} } = {}) => {
      const inside = insideOf(elements, 'createConfirmationToken')
      requireSubmitted(inside, 'createConfirmationToken')
      const whole = withCollected(params, await inside.collected())
      checkSuppressedFields(inside.elementOptions(), whole, 'createConfirmationToken')
      const { body, error } = await inside.callFrame('createConfirmationToken', whole)
      return error ? { error } : { confirmationToken: body }
    },

    createPaymentMethod: async ({ elements, params = {} } = {}) => {
      const inside = insideOf(elements, 'createPaymentMethod')
      if (inside.options().paymentMethodCreation !== 'manual') {
        throw new IntegrationError(
          "createPaymentMethod() needs an Elements group with paymentMethodCreation: 'manual'.",
        )
      }
      requireSubmitted(inside, 'createPaymentMethod')
      const { email, billing } = await inside.collected()
      const whole = withCollected({ payment_method_data: params }, { email, billing })
      const { body, error } = await inside.callFrame(
        'createPaymentMethod',
        whole.payment_method_data,
      )
      return error ? { error } : { paymentMethod: body }
    },

    confirmPayment: async ({ elements, clientSecret, confirmParams = {}, redirect = 'always' }) => {
      if (redirect === 'always' && !confirmParams.return_url) {
        throw new IntegrationError(
          "confirmPayment(): confirmParams.return_url is required unless redirect is 'if_required'.",
        )
      }
      const inside = elements && insideOf(elements, 'confirmPayment')
      const secret = clientSecret ?? inside?.options().clientSecret
      const confirmed = inside
        ? await confirmFromElement(inside, secret, confirmParams, retrieve)
        : await request('POST', `/v1/payment_intents/${intentId(secret)}/confirm`, {
            ...confirmParams,
            client_secret: secret,
            use_stripe_sdk: true,
          })
      const result = await finish(asPaymentIntent(confirmed), secret, inside?.options().locale)
      return redirect === 'always' && result.paymentIntent
        ? leaveFor(confirmParams.return_url, result.paymentIntent, secret)
        : result
    },

    confirmCardPayment: async (clientSecret, data = {}, { handleActions = true } = {}) => {
      if (data.payment_method && typeof data.payment_method !== 'string') {
        throw new IntegrationError(
          'This emulator has the Payment Element only: pass confirmCardPayment() the id of a payment method.',
        )
      }
      const path = `/v1/payment_intents/${intentId(clientSecret)}/confirm`
      const params = { ...data, client_secret: clientSecret, use_stripe_sdk: true }
      const result = asPaymentIntent(await request('POST', path, params))
      return handleActions ? finish(result, clientSecret) : result
    },

    handleNextAction: async ({ clientSecret } = {}) => {
      const result = await retrieve(clientSecret)
      if (result.error) return result
      if (result.paymentIntent.status !== 'requires_action') {
        throw new IntegrationError(
          'handleNextAction: The PaymentIntent supplied is not in the requires_action state.',
        )
      }
      return finish(result, clientSecret)
    },
  }
}

function requireSubmitted(inside, functionName) {
  if (inside.wasSubmitted()) return
  throw new IntegrationError(
    `elements.submit() must be called before stripe.${functionName}(). Call elements.submit() as soon as your customer presses pay, prior to any asynchronous work.`,
  )
}

/**
 * With an intent from the start, this is also where everything typed is looked over; in deferred
 * mode that was `elements.submit()`, and the intent has to be the one that was shown.
 */
async function confirmFromElement(inside, clientSecret, confirmParams, retrieve) {
  const intent = intentId(clientSecret)
  if (inside.options().mode) {
    requireSubmitted(inside, 'confirmPayment')
    const { paymentIntent, error } = await retrieve(clientSecret)
    if (error) return { error }
    checkIntentMatches(inside.options(), paymentIntent)
  } else {
    const { error } = await inside.submit()
    if (error) return { error }
  }
  const params = withCollected(confirmParams, await inside.collected())
  checkSuppressedFields(inside.elementOptions(), params, 'confirmPayment')
  return inside.callFrame('confirmPayment', { intent, clientSecret, params })
}

function intentId(clientSecret) {
  const id = /^(pi_\w+?)_secret_\w+$/.exec(clientSecret ?? '')?.[1]
  if (id) return id
  throw new IntegrationError(
    `Invalid value for clientSecret: value should be of the form pi_…_secret_…. You specified: ${clientSecret}.`,
  )
}

function asPaymentIntent({ body, error }) {
  return error ? { error } : { paymentIntent: body }
}

/** Never settles: the page is on its way out, and must not paint a result in its last moment. */
function leaveFor(returnUrl, paymentIntent, clientSecret) {
  const url = new URL(returnUrl, window.location.href)
  url.searchParams.set('payment_intent', paymentIntent.id)
  url.searchParams.set('payment_intent_client_secret', clientSecret)
  url.searchParams.set('redirect_status', redirectStatus[paymentIntent.status] ?? 'failed')
  window.location.assign(url)
  return new Promise(() => {})
}

/** What Stripe writes for a konbini voucher is not documented; it waits, so it is `pending`. */
const redirectStatus = {
  succeeded: 'succeeded',
  requires_capture: 'succeeded',
  processing: 'pending',
  requires_action: 'pending',
}
