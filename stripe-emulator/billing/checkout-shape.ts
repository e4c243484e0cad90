import type Stripe from 'stripe'
import { newId } from '../ids.ts'
import type { World } from '../world.ts'
import type { CheckoutParams } from './checkout-sessions.ts'

/** An open session over `total` in the smallest unit of `currency`. */
export function newSession(
  world: World,
  params: CheckoutParams,
  given: { mode: string; currency: string; total: number; types: string[]; expires_at: number },
): Stripe.Checkout.Session {
  const { mode, currency, total, types } = given
  const id = newId('cs_test', 58)
  const days = params.payment_method_options?.konbini?.expires_after_days
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: world.clock.seconds(),
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: params.customer ?? null,
    customer_account: null,
    customer_creation:
      mode === 'payment' && !params.customer ? (params.customer_creation ?? 'if_required') : null,
    customer_details: null,
    customer_email: params.customer_email ?? null,
    discounts: [],
    expires_at: given.expires_at,
    integration_identifier: null,
    invoice: null,
    invoice_creation:
      mode === 'payment'
        ? {
            enabled: false,
            invoice_data: {
              account_tax_ids: null,
              custom_fields: null,
              description: null,
              footer: null,
              issuer: null,
              metadata: {},
              rendering_options: null,
            },
          }
        : null,
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: null,
    metadata: {},
    mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: params.payment_method_collection ?? 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {
      ...(types.includes('card') && { card: { request_three_d_secure: 'automatic' } }),
      ...(types.includes('konbini') && { konbini: { expires_after_days: days ?? null } }),
    },
    payment_method_types: types,
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${world.baseUrl}/hosted/checkout/${id}`,
    wallet_options: null,
  }
}

/** One line of a session, as its list shows it. */
export function lineItem(world: World, price: Stripe.Price, quantity: number): Stripe.LineItem {
  const amount = (price.unit_amount ?? 0) * quantity
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: world.data.products.get(String(price.product))?.name ?? null,
    metadata: {},
    price: structuredClone(price),
    quantity,
  }
}
