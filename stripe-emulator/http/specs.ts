import type { SpecObject } from './params.ts'

/**
 * The parameters of each call, after stripe 23.1.0's types for API 2026-10-28.endive. What is
 * `any` is accepted and has no effect here: it belongs to parts of Stripe that are not emulated.
 */

const address = {
  city: 'string',
  country: 'string',
  line1: 'string',
  line2: 'string',
  postal_code: 'string',
  state: 'string',
} as const satisfies SpecObject

export const shipping = {
  address,
  carrier: 'string',
  name: 'string',
  phone: 'string',
  tracking_number: 'string',
} as const satisfies SpecObject

export const methodData = {
  allow_redisplay: 'string',
  billing_details: {
    address,
    email: 'string',
    name: 'string',
    phone: 'string',
    tax_id: 'string',
  },
  card: {
    cvc: 'string',
    exp_month: 'integer',
    exp_year: 'integer',
    networks: 'any',
    number: 'string',
    token: 'string',
  },
  konbini: 'any',
  metadata: 'metadata',
  radar_options: 'any',
  type: 'string',
} as const satisfies SpecObject

const methodOptions = {
  card: {
    capture_method: 'string',
    cvc_token: 'string',
    installments: 'any',
    mandate_options: 'any',
    moto: 'boolean',
    network: 'string',
    request_extended_authorization: 'string',
    request_incremental_authorization: 'string',
    request_multicapture: 'string',
    request_overcapture: 'string',
    request_three_d_secure: 'string',
    require_cvc_recollection: 'boolean',
    setup_future_usage: 'string',
    statement_descriptor_suffix_kana: 'string',
    statement_descriptor_suffix_kanji: 'string',
    three_d_secure: 'any',
  },
  konbini: {
    confirmation_number: 'string',
    expires_after_days: 'integer',
    expires_at: 'integer',
    product_description: 'string',
    setup_future_usage: 'string',
  },
  link: 'any',
} as const satisfies SpecObject

export const none = {} as const satisfies SpecObject

export function list(also: SpecObject): SpecObject {
  return {
    created: 'range',
    ending_before: 'string',
    limit: 'integer',
    starting_after: 'string',
    ...also,
  }
}

const intentShared = {
  allowed_payment_method_types: ['string'],
  amount_details: 'any',
  application_fee_amount: 'integer',
  capture_method: 'string',
  excluded_payment_method_types: ['string'],
  hooks: 'any',
  payment_details: 'any',
  payment_method: 'string',
  payment_method_data: methodData,
  payment_method_options: methodOptions,
  receipt_email: 'string',
  setup_future_usage: 'string',
  shipping,
} as const satisfies SpecObject

const intentWritable = {
  ...intentShared,
  amount: 'integer',
  currency: 'string',
  customer: 'string',
  customer_account: 'string',
  description: 'string',
  metadata: 'metadata',
  payment_method_configuration: 'string',
  statement_descriptor: 'string',
  statement_descriptor_suffix: 'string',
  transfer_data: 'any',
  transfer_group: 'string',
} as const satisfies SpecObject

const intentConfirming = {
  confirmation_token: 'string',
  error_on_requires_action: 'boolean',
  mandate: 'string',
  mandate_data: 'any',
  off_session: 'any',
  radar_options: 'any',
  return_url: 'string',
  use_stripe_sdk: 'boolean',
} as const satisfies SpecObject

export const intentCreate = {
  ...intentWritable,
  ...intentConfirming,
  automatic_payment_methods: { allow_redirects: 'string', enabled: 'boolean' },
  confirm: 'boolean',
  confirmation_method: 'string',
  on_behalf_of: 'string',
} as const satisfies SpecObject

export const intentUpdate = intentWritable

export const intentConfirm = {
  ...intentShared,
  ...intentConfirming,
  amount_to_confirm: 'integer',
} as const satisfies SpecObject

export const token = {
  client_context: 'any',
  mandate_data: 'any',
  payment_method: 'string',
  payment_method_data: methodData,
  payment_method_options: methodOptions,
  return_url: 'string',
  setup_future_usage: 'string',
  shipping,
  use_stripe_sdk: 'boolean',
} as const satisfies SpecObject

export const customer = {
  address,
  description: 'string',
  email: 'string',
  invoice_settings: { default_payment_method: 'string', custom_fields: 'any', footer: 'string' },
  metadata: 'metadata',
  name: 'string',
  payment_method: 'string',
  phone: 'string',
  preferred_locales: ['string'],
  shipping,
} as const satisfies SpecObject

export const refundCreate = {
  amount: 'integer',
  charge: 'string',
  instructions_email: 'string',
  metadata: 'metadata',
  payment_intent: 'string',
  reason: 'string',
} as const satisfies SpecObject

export const endpointUpdate = {
  description: 'string',
  disabled: 'boolean',
  enabled_events: ['string'],
  metadata: 'metadata',
  url: 'string',
} as const satisfies SpecObject

export const endpointCreate = {
  api_version: 'string',
  connect: 'boolean',
  description: 'string',
  enabled_events: ['string'],
  metadata: 'metadata',
  url: 'string',
} as const satisfies SpecObject
