import { callApi } from '../shared/api.js'

/**
 * The requests that carry what was typed. They leave from this frame, so a card number is never
 * seen by the page around it.
 *
 * @param {{ key: string, elements: object }} settings
 */
export function createRequests({ key, elements }) {
  const post = (path, params) => callApi({ key, method: 'POST', path, params })
  const setupFutureUsage = elements.setupFutureUsage ?? elements.setup_future_usage

  return {
    /** @param {object} params `payment_method_data`, `shipping`, `return_url` from the page */
    createConfirmationToken: (form, params) =>
      post('/v1/confirmation_tokens', {
        ...params,
        payment_method_data: methodData(form, params.payment_method_data),
        payment_method_options: form.methodOptions?.(),
        setup_future_usage: setupFutureUsage,
      }),

    createPaymentMethod: (form, params) => post('/v1/payment_methods', methodData(form, params)),

    confirmPayment: async (form, { intent, clientSecret, params }) => {
      const result = await post(`/v1/payment_intents/${intent}/confirm`, {
        ...params,
        payment_method_data: methodData(form, params.payment_method_data),
        payment_method_options: form.methodOptions?.(),
        client_secret: clientSecret,
        setup_future_usage: setupFutureUsage,
        use_stripe_sdk: true,
      })
      form.showApiError?.(result.error)
      return result
    },
  }
}

/** Typed values, and over them what the page passed for the fields that it hid. */
function methodData(form, fromPage = {}) {
  const typed = form.methodData()
  const billing = { ...typed.billing_details, ...fromPage.billing_details }
  const address = { ...typed.billing_details?.address, ...fromPage.billing_details?.address }
  return { ...typed, ...fromPage, billing_details: { ...billing, address } }
}
