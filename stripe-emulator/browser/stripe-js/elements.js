import { createEmitter } from './emitter.js'
import { IntegrationError } from './integration-error.js'
import { createPaymentElement } from './payment-element.js'

/**
 * `stripe.elements(options)`: one payment in the making.
 *
 * @param {{ key: string, locale?: string }} stripe
 * @param {object} initialOptions deferred mode (`mode`, `amount`, `currency`, …) or `clientSecret`
 */
export function createElements(stripe, initialOptions = {}) {
  checkOptions(initialOptions)
  let options = { ...initialOptions }
  let payment = null
  let submitted = false
  const emitter = createEmitter()

  const group = {
    frameOptions: () => ({
      key: stripe.key,
      elements: { ...options, locale: options.locale ?? stripe.locale ?? 'auto' },
    }),
    onDestroy: (element) => {
      if (payment?.element === element) payment = null
    },
  }

  const elements = {
    create: (type, elementOptions) => {
      if (type !== 'payment') throw new IntegrationError(onlyPaymentMessage(type))
      if (payment) throw new IntegrationError(oneElementMessage)
      payment = createPaymentElement(group, elementOptions)
      return payment.element
    },
    getElement: (type) => (isPayment(type) ? (payment?.element ?? null) : null),
    update: (changes = {}) => {
      checkOptions({ ...options, ...changes })
      options = { ...options, ...changes }
      payment?.inner.reconfigure()
      return elements
    },
    submit: async () => {
      const result = await mountedPayment(payment).call('submit')
      submitted = !result.error
      return result
    },
    fetchUpdates: async () => {
      await payment?.inner.reconfigure()
      return {}
    },
    on: (type, handler) => {
      emitter.on(type, handler)
      return elements
    },
    off: (type, handler) => {
      emitter.off(type, handler)
      return elements
    },
  }

  innerElements.set(elements, {
    options: () => options,
    elementOptions: () => mountedPayment(payment).options(),
    wasSubmitted: () => submitted,
    callFrame: (method, args) => mountedPayment(payment).call(method, args),
  })
  return elements
}

/**
 * What the payment functions need of an Elements group but a page must not see.
 * @throws IntegrationError for anything that `stripe.elements()` did not make
 */
export function insideOf(elements, functionName) {
  const inner = innerElements.get(elements)
  if (!inner) {
    throw new IntegrationError(
      `Invalid value for ${functionName}(): elements should be an Elements instance from stripe.elements().`,
    )
  }
  return inner
}

const innerElements = new WeakMap()

function mountedPayment(payment) {
  if (payment) return payment.inner
  throw new IntegrationError(
    'Invalid value for elements: it should have a mounted Payment Element. Please make sure the Payment Element is still mounted.',
  )
}

function isPayment(type) {
  return type === 'payment' || type?.__elementType === 'payment'
}

const oneElementMessage =
  'Can only create one Element of type payment through this Elements instance.'

function onlyPaymentMessage(type) {
  return `This emulator has the Payment Element only; elements.create('${type}') works with Stripe.`
}

function checkOptions(options) {
  if (options.paymentMethodTypes || options.payment_method_types) {
    // Removed with the 2026-09-30.endive release.
    throw new IntegrationError(
      'Invalid elements() parameter: paymentMethodTypes is no longer supported. Use allowedPaymentMethodTypes instead.',
    )
  }
  if (options.allowedPaymentMethodTypes && options.excludedPaymentMethodTypes) {
    throw new IntegrationError(
      'Invalid elements() parameters: allowedPaymentMethodTypes and excludedPaymentMethodTypes cannot be used together.',
    )
  }
  if (options.clientSecret) {
    if (!options.mode) return
    throw new IntegrationError(
      'Invalid elements() parameters: mode and clientSecret cannot be used together.',
    )
  }
  if (options.mode !== 'payment') {
    throw new IntegrationError(
      "Invalid value for elements(): mode should be 'payment', or pass a clientSecret.",
    )
  }
  if (!Number.isInteger(options.amount) || options.amount <= 0) {
    throw new IntegrationError(
      `Invalid value for elements(): amount must be greater than 0 and in the smallest currency unit. You specified: ${options.amount}.`,
    )
  }
  if (typeof options.currency !== 'string' || !/^[a-z]{3}$/.test(options.currency)) {
    throw new IntegrationError(
      `Invalid value for elements(): currency should be one of the supported lowercase codes. You specified: ${options.currency}.`,
    )
  }
}
