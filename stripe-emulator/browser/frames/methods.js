import { callApi } from '../shared/api.js'

/**
 * Which methods the element offers. As with Stripe, a method that cannot take this amount or
 * currency is left out without a word.
 *
 * @returns {Promise<{ methods?: string[], error?: object }>} in the order of the options
 */
export async function availableMethods({ key, elements, element = {} }) {
  const payment = elements.clientSecret ? await fromIntent(key, elements.clientSecret) : elements
  if (payment.error) return payment
  const { amount, currency } = payment
  const excluded = payment.excludedPaymentMethodTypes ?? []
  const allowed = payment.allowedPaymentMethodTypes ?? Object.keys(limits)
  const methods = allowed.filter((method) => {
    const limit = limits[method]
    if (!limit || excluded.includes(method)) return false
    if (method === 'konbini' && (currency !== 'jpy' || isForLater(payment))) return false
    return currency !== 'jpy' || (amount >= limit.least && amount <= limit.most)
  })
  return { methods: inOrder(methods, element.paymentMethodOrder ?? []) }
}

/** Yen, both ends included. docs.stripe.com/currencies, docs.stripe.com/payments/konbini */
const limits = {
  card: { least: 50, most: 99_999_999 },
  konbini: { least: 120, most: 300_000 },
}

/** Konbini neither captures later nor can be used again. */
function isForLater(payment) {
  const capture = payment.captureMethod ?? payment.capture_method
  return capture === 'manual' || Boolean(payment.setupFutureUsage ?? payment.setup_future_usage)
}

async function fromIntent(key, clientSecret) {
  const path = `/v1/payment_intents/${clientSecret.split('_secret_')[0]}`
  const params = { client_secret: clientSecret }
  const { body, error } = await callApi({ key, method: 'GET', path, params })
  if (error) return { error }
  const { amount, currency, payment_method_types: allowedPaymentMethodTypes } = body
  return { amount, currency, allowedPaymentMethodTypes }
}

function inOrder(methods, order) {
  const first = order.filter((method) => methods.includes(method))
  return [...new Set([...first, ...methods])]
}
