import { createElements } from './elements.js'
import { IntegrationError } from './integration-error.js'
import { createPayments } from './payments.js'
import { serverOrigin } from './server.js'

/**
 * Stands in for https://js.stripe.com/endive/stripe.js: the same `window.Stripe`, for the Payment
 * Element with card and konbini, the Address Element and the e-mail field. `@stripe/stripe-js` and
 * `@stripe/react-stripe-js` use it as it is.
 *
 * Called without `new` by the loader, with `new` by older code; both return the same kind of object.
 */
window.Stripe = Object.assign(
  function Stripe(key, options = {}) {
    checkKey(key)
    const stripe = { key, locale: options.locale }
    return {
      elements: (elementsOptions) => createElements(stripe, elementsOptions),
      ...createPayments(stripe),
      createToken: () => {
        throw new IntegrationError(
          'This emulator has no tokens: use the Payment Element and its payment methods.',
        )
      },
      // Wrappers announce themselves here; Stripe counts them, we have no use for it.
      _registerWrapper: () => {},
      registerAppInfo: () => {},
    }
  },
  // The release train. @stripe/stripe-js warns when it is not the one it was made for.
  { version: 'endive' },
)

console.log(`This is not Stripe: payments are emulated by ${serverOrigin}. No money moves.`)

function checkKey(key) {
  if (typeof key !== 'string' || key.trim() === '') {
    throw new IntegrationError('Please call Stripe() with your publishable key.')
  }
  if (key.startsWith('sk_') || key.startsWith('rk_')) {
    throw new IntegrationError(
      'You should not use your secret key with Stripe.js. Please pass a publishable key instead.',
    )
  }
  if (!key.startsWith('pk_test_')) {
    throw new IntegrationError('The emulator takes publishable test keys (pk_test_…) only.')
  }
}
