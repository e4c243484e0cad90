import type Stripe from 'stripe'
import { invalid, missing } from '../http/errors.ts'
import { mergeMetadata } from '../http/params.ts'
import { newId, randomText } from '../ids.ts'
import type { World } from '../world.ts'
import type { ConfirmParams } from './confirm.ts'
import {
  checkAmount,
  compatibleTypes,
  type MethodOptions,
  mergeOptions,
  refreshMethods,
} from './intent-shape.ts'
import { checkKonbiniAmount } from './konbini-amount.ts'
import { checkKonbiniOptions } from './konbini-rules.ts'
import { draftMethod, findMethod, storeMethod } from './payment-methods.ts'
import { shippingFrom } from './shipping.ts'

/** What create and update have in common. */
export type Shared = Omit<ConfirmParams, 'confirmation_token'> & {
  allowed_payment_method_types?: string[]
  capture_method?: string
  customer?: string
  description?: string
  excluded_payment_method_types?: string[] | ''
  metadata?: Record<string, string> | ''
  /** Only from API versions before 2026-09-30.endive. */
  payment_method_types?: string[]
  setup_future_usage?: string
  statement_descriptor?: string
  statement_descriptor_suffix?: string
  transfer_group?: string
}

export type CreateParams = Shared & {
  amount: number
  currency: string
  automatic_payment_methods?: { enabled: boolean; allow_redirects?: string }
  confirm?: boolean
  confirmation_method?: string
  confirmation_token?: string
}

export type UpdateParams = Shared & { amount?: number; currency?: string }

/** An intent as it is before anything was applied to it; not stored yet. */
export function newIntent(world: World, params: CreateParams): Stripe.PaymentIntent {
  const id = newId('pi')
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: params.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: params.automatic_payment_methods
      ? {
          allow_redirects: params.automatic_payment_methods.allow_redirects ?? 'always',
          enabled: params.automatic_payment_methods.enabled,
        }
      : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: params.capture_method ?? 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: params.confirmation_method ?? 'automatic',
    created: world.clock.seconds(),
    currency: params.currency.toLowerCase(),
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: [],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
}

/** Fields that create and update share; checks the outcome. Throws ApiError 400. */
export function applyShared(world: World, intent: Stripe.PaymentIntent, params: Shared): void {
  const allowed = params.allowed_payment_method_types ?? params.payment_method_types
  if (allowed) {
    intent.allowed_payment_method_types = allowed
    intent.excluded_payment_method_types = null
  }
  if (params.excluded_payment_method_types !== undefined) {
    intent.excluded_payment_method_types = params.excluded_payment_method_types || null
    intent.allowed_payment_method_types = null
  }
  if (params.capture_method) intent.capture_method = params.capture_method
  if (params.setup_future_usage !== undefined) {
    intent.setup_future_usage = params.setup_future_usage || null
  }
  if (params.customer) {
    if (!world.data.customers.has(params.customer)) {
      throw missing('customer', params.customer, 'customer')
    }
    intent.customer = params.customer
  }
  const texts = [
    'description',
    'receipt_email',
    'statement_descriptor',
    'statement_descriptor_suffix',
    'transfer_group',
  ] as const
  for (const name of texts) if (params[name] !== undefined) intent[name] = params[name] || null
  if (params.shipping !== undefined) {
    intent.shipping = params.shipping ? shippingFrom(params.shipping) : null
  }
  intent.metadata = mergeMetadata(intent.metadata, params.metadata)
  checkAmount(intent)
  if (params.payment_method_types) checkEachFits(intent, params.payment_method_types)
  refreshMethods(intent)
  const options: MethodOptions | undefined = params.payment_method_options
  if (options?.konbini) checkKonbiniOptions(options.konbini, world.clock.seconds())
  mergeOptions(intent, options)
}

/** The old parameter promises every type it names, so one that cannot be is an error. */
function checkEachFits(intent: Stripe.PaymentIntent, types: string[]) {
  const fitting: string[] = compatibleTypes(intent)
  const stranger = types.find((type) => !fitting.includes(type))
  if (!stranger) return
  if (stranger === 'konbini') checkKonbiniAmount(intent)
  throw invalid(
    `The payment method type "${stranger}" is invalid. Please ensure the provided type is activated in your dashboard and can be used with this amount and currency.`,
    'payment_method_types',
    'payment_intent_invalid_parameter',
  )
}

/** Attaches a method that comes without a confirm. */
export function attachMethod(world: World, intent: Stripe.PaymentIntent, params: Shared): void {
  if (!params.payment_method && !params.payment_method_data) return
  const draft = params.payment_method_data
    ? draftMethod(world, params.payment_method_data, 'payment_method_data')
    : findMethod(world, params.payment_method ?? '', 'payment_method')
  storeMethod(world, draft)
  intent.payment_method = draft.method.id
  intent.status = 'requires_confirmation'
}
