import type Stripe from 'stripe'

/** Shipping as stored: every field present, null where nothing was given. */
export function shippingFrom(
  given: Stripe.PaymentIntentCreateParams.Shipping,
): Stripe.PaymentIntent.Shipping {
  const { address } = given
  return {
    address: {
      city: address.city || null,
      country: address.country || null,
      line1: address.line1 || null,
      line2: address.line2 || null,
      postal_code: address.postal_code || null,
      state: address.state || null,
    },
    carrier: given.carrier || null,
    name: given.name,
    phone: given.phone || null,
    tracking_number: given.tracking_number || null,
  }
}
