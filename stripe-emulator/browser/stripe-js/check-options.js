import { IntegrationError } from './integration-error.js'

/**
 * What `stripe.elements()` and `elements.update()` accept.
 * @throws IntegrationError in Stripe's words
 */
export function checkOptions(options) {
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

/**
 * A payment form that was shown for one price must not confirm another. Capture and later use are
 * compared as well, since they decide which methods were on offer.
 *
 * @param {object} options of the Elements group, in deferred mode
 * @param {object} intent as a publishable key sees it
 * @throws IntegrationError
 */
export function checkIntentMatches(options, intent) {
  const isManual = (options.captureMethod ?? options.capture_method) === 'manual'
  const forLater = options.setupFutureUsage ?? options.setup_future_usage ?? null
  for (const [name, expected, actual] of [
    ['amount', options.amount, intent.amount],
    ['currency', options.currency, intent.currency],
    ['manual capture', isManual, intent.capture_method === 'manual'],
    ['setup_future_usage', forLater, intent.setup_future_usage],
  ]) {
    if (expected === actual) continue
    throw new IntegrationError(
      `The PaymentIntent's ${name} (${actual}) does not match the Elements group's (${expected}). Keep both equal, e.g. with elements.update(), before confirming.`,
    )
  }
}
