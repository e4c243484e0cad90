import type { SpecObject } from '../http/params.ts'
import { shipping } from '../http/specs.ts'

/** Parameters of the billing calls, as far as they have an effect here. */

const recurring = {
  interval: 'string',
  interval_count: 'integer',
  trial_period_days: 'integer',
  usage_type: 'string',
} as const satisfies SpecObject

const productShared = {
  active: 'boolean',
  description: 'string',
  images: ['string'],
  marketing_features: 'any',
  metadata: 'metadata',
  name: 'string',
  shippable: 'boolean',
  statement_descriptor: 'string',
  tax_code: 'string',
  unit_label: 'string',
  url: 'string',
} as const satisfies SpecObject

const priceAmount = {
  currency: 'string',
  recurring,
  tax_behavior: 'string',
  unit_amount: 'integer',
  unit_amount_decimal: 'string',
} as const satisfies SpecObject

export const productCreate = {
  ...productShared,
  default_price_data: { ...priceAmount, metadata: 'metadata' },
  id: 'string',
} as const satisfies SpecObject

export const productUpdate = {
  ...productShared,
  default_price: 'string',
} as const satisfies SpecObject

export const priceCreate = {
  ...priceAmount,
  active: 'boolean',
  billing_scheme: 'string',
  lookup_key: 'string',
  metadata: 'metadata',
  nickname: 'string',
  product: 'string',
  product_data: productShared,
  transfer_lookup_key: 'boolean',
} as const satisfies SpecObject

export const priceUpdate = {
  active: 'boolean',
  lookup_key: 'string',
  metadata: 'metadata',
  nickname: 'string',
  tax_behavior: 'string',
  transfer_lookup_key: 'boolean',
} as const satisfies SpecObject

const item = {
  metadata: 'metadata',
  price: 'string',
  price_data: { ...priceAmount, product: 'string' },
  quantity: 'integer',
} as const satisfies SpecObject

const subscriptionShared = {
  automatic_tax: 'any',
  cancel_at: 'integer',
  cancel_at_period_end: 'boolean',
  collection_method: 'string',
  days_until_due: 'integer',
  default_payment_method: 'string',
  description: 'string',
  items: [{ ...item, id: 'string', deleted: 'boolean' }],
  metadata: 'metadata',
  off_session: 'boolean',
  payment_behavior: 'string',
  payment_settings: {
    payment_method_options: 'any',
    payment_method_types: ['string'],
    save_default_payment_method: 'string',
  },
  proration_behavior: 'string',
  trial_end: 'string',
  trial_settings: { end_behavior: { missing_payment_method: 'string' } },
} as const satisfies SpecObject

const cancellationDetails = { comment: 'string', feedback: 'string' } as const satisfies SpecObject

export const subscriptionCreate = {
  ...subscriptionShared,
  billing_mode: 'any',
  currency: 'string',
  customer: 'string',
  trial_period_days: 'integer',
} as const satisfies SpecObject

export const subscriptionUpdate = {
  ...subscriptionShared,
  cancellation_details: cancellationDetails,
  pause_collection: { behavior: 'string', resumes_at: 'integer' },
} as const satisfies SpecObject

export const subscriptionCancel = {
  cancellation_details: cancellationDetails,
  invoice_now: 'boolean',
  prorate: 'boolean',
} as const satisfies SpecObject

export const invoiceUpdate = {
  auto_advance: 'boolean',
  collection_method: 'string',
  days_until_due: 'integer',
  default_payment_method: 'string',
  description: 'string',
  due_date: 'integer',
  footer: 'string',
  metadata: 'metadata',
  payment_settings: { payment_method_options: 'any', payment_method_types: ['string'] },
} as const satisfies SpecObject

export const invoiceCreate = {
  ...invoiceUpdate,
  currency: 'string',
  customer: 'string',
  pending_invoice_items_behavior: 'string',
} as const satisfies SpecObject

export const invoicePay = {
  forgive: 'boolean',
  off_session: 'boolean',
  paid_out_of_band: 'boolean',
  payment_method: 'string',
} as const satisfies SpecObject

export const invoiceItemCreate = {
  amount: 'integer',
  currency: 'string',
  customer: 'string',
  description: 'string',
  invoice: 'string',
  metadata: 'metadata',
  pricing: { price: 'string' },
  quantity: 'integer',
} as const satisfies SpecObject

export const checkoutCreate = {
  allowed_payment_method_types: ['string'],
  billing_address_collection: 'string',
  cancel_url: 'string',
  client_reference_id: 'string',
  currency: 'string',
  customer: 'string',
  customer_creation: 'string',
  customer_email: 'string',
  customer_update: 'any',
  excluded_payment_method_types: ['string'],
  expires_at: 'integer',
  line_items: [
    {
      adjustable_quantity: 'any',
      price: 'string',
      price_data: { ...priceAmount, product: 'string', product_data: productShared },
      quantity: 'integer',
    },
  ],
  locale: 'string',
  metadata: 'metadata',
  mode: 'string',
  payment_intent_data: {
    capture_method: 'string',
    description: 'string',
    metadata: 'metadata',
    receipt_email: 'string',
    shipping,
    setup_future_usage: 'string',
    statement_descriptor: 'string',
    statement_descriptor_suffix: 'string',
  },
  payment_method_collection: 'string',
  payment_method_options: {
    card: { request_three_d_secure: 'string' },
    konbini: { expires_after_days: 'integer' },
  },
  submit_type: 'string',
  subscription_data: {
    description: 'string',
    metadata: 'metadata',
    trial_end: 'string',
    trial_period_days: 'integer',
    trial_settings: { end_behavior: { missing_payment_method: 'string' } },
  },
  success_url: 'string',
  ui_mode: 'string',
} as const satisfies SpecObject

export const portalCreate = {
  configuration: 'string',
  customer: 'string',
  locale: 'string',
  return_url: 'string',
} as const satisfies SpecObject
