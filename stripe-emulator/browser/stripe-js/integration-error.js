/**
 * A mistake in the integrating code. Stripe.js throws these; what the API or the customer did
 * wrong is returned as `{ error }` instead.
 */
export class IntegrationError extends Error {
  name = 'IntegrationError'
}
