import { IntegrationError } from './integration-error.js'

/**
 * Whoever hides a field of the Payment Element with `'never'` promises to pass its value later.
 * Stripe.js throws when the promise is broken; `null` counts as kept.
 *
 * @param {object} elementOptions as given to `elements.create('payment', …)`
 * @param {object} params `confirmParams` or a confirmation token's `params`
 */
export function checkSuppressedFields(elementOptions, params, functionName) {
  const asked = elementOptions.fields?.billingDetails
  const given = params.payment_method_data?.billing_details ?? {}
  for (const name of ['name', 'email', 'phone']) {
    const hidden = asked === 'never' || asked?.[name] === 'never'
    if (hidden && given[name] === undefined) throw new IntegrationError(message(name, functionName))
  }
  const address = asked === 'never' ? 'never' : asked?.address
  const countryHidden = address === 'never' || address?.country === 'never'
  if (countryHidden && given.address?.country === undefined) {
    throw new IntegrationError(message('address.country', functionName))
  }
}

function message(name, functionName) {
  const params = functionName === 'confirmPayment' ? 'confirmParams' : 'params'
  return `You specified "never" for fields.billing_details.${name} when creating the payment Element, but did not pass ${params}.payment_method_data.billing_details.${name} when calling stripe.${functionName}(). If you opt out of collecting data via the payment Element using the fields option, the data must be passed in when calling stripe.${functionName}().`
}
