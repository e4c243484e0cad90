import type Stripe from 'stripe'
import { invalid, missing, refused } from '../http/errors.ts'
import { exclusive, mergeMetadata } from '../http/params.ts'
import { newId, randomText } from '../ids.ts'
import { emit } from '../webhooks/emit.ts'
import { idOf, type World } from '../world.ts'
import { bookCharge } from './balance-transactions.ts'
import { applyConfirm, type ConfirmParams, planConfirm } from './confirm.ts'
import { checkAmount, type MethodOptions, mergeOptions, refreshMethods } from './intent-shape.ts'
import { cancelIntent } from './intent-transitions.ts'
import { voidVoucher } from './konbini.ts'
import { checkKonbiniOptions } from './konbini-rules.ts'
import { draftMethod, findMethod, storeMethod } from './payment-methods.ts'
import { shippingFrom } from './shipping.ts'

type Shared = Omit<ConfirmParams, 'confirmation_token'> & {
  allowed_payment_method_types?: string[]
  capture_method?: string
  customer?: string
  description?: string
  excluded_payment_method_types?: string[] | ''
  metadata?: Record<string, string> | ''
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

export function createIntent(world: World, params: CreateParams): Stripe.PaymentIntent {
  exclusive(params, 'allowed_payment_method_types', 'automatic_payment_methods')
  exclusive(params, 'allowed_payment_method_types', 'excluded_payment_method_types')
  const intent = newIntent(world, params)
  applyShared(world, intent, params)
  if (!params.confirm) {
    if (params.confirmation_token) {
      throw invalid(
        'confirmation_token can only be used together with confirm=true.',
        'confirmation_token',
      )
    }
    attachMethod(world, intent, params)
    world.data.payment_intents.set(intent.id, intent)
    emit(world, 'payment_intent.created', intent)
    return intent
  }
  const plan = planConfirm(world, intent, params)
  world.data.payment_intents.set(intent.id, intent)
  emit(world, 'payment_intent.created', intent)
  applyConfirm(world, intent, plan)
  return intent
}

export function retrieveIntent(world: World, id: string): Stripe.PaymentIntent {
  const intent = world.data.payment_intents.get(id)
  if (!intent) throw missing('payment_intent', id, 'intent')
  return intent
}

/** Any update kills a pending voucher, whatever it changes. */
export function updateIntent(world: World, id: string, params: UpdateParams): Stripe.PaymentIntent {
  const intent = retrieveIntent(world, id)
  exclusive(params, 'allowed_payment_method_types', 'excluded_payment_method_types')
  if (!OPEN_STATUSES.has(intent.status)) {
    const harmless = new Set(['metadata', 'description', 'receipt_email'])
    if (!Object.keys(params).every((name) => harmless.has(name))) {
      throw refused(
        `This PaymentIntent's parameters could not be updated because it has a status of ${intent.status}. You may only update metadata and description.`,
        'payment_intent_unexpected_state',
        intent,
      )
    }
  }
  const draft = structuredClone(intent)
  if (params.amount !== undefined) draft.amount = params.amount
  if (params.currency) draft.currency = params.currency.toLowerCase()
  applyShared(world, draft, params)
  if (OPEN_STATUSES.has(intent.status)) {
    voidVoucher(world, intent)
    draft.last_payment_error = null
    draft.next_action = null
    if (intent.status === 'requires_action') {
      draft.status = 'requires_payment_method'
      draft.payment_method = null
    }
    attachMethod(world, draft, params)
  }
  Object.assign(intent, draft)
  world.changed()
  return intent
}

export function confirmIntent(
  world: World,
  id: string,
  params: ConfirmParams & { capture_method?: string },
): Stripe.PaymentIntent {
  const intent = retrieveIntent(world, id)
  if (intent.status === 'succeeded' || !OPEN_STATUSES.has(intent.status)) {
    throw refused(
      intent.status === 'succeeded'
        ? 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.'
        : `This PaymentIntent could not be confirmed because it has a status of ${intent.status}.`,
      'payment_intent_unexpected_state',
      intent,
    )
  }
  const plan = planConfirm(world, intent, params)
  if (params.capture_method) intent.capture_method = params.capture_method
  applyConfirm(world, intent, plan)
  return intent
}

export function cancel(
  world: World,
  id: string,
  params: { cancellation_reason?: string },
): Stripe.PaymentIntent {
  const intent = retrieveIntent(world, id)
  const reasons = ['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']
  if (params.cancellation_reason && !reasons.includes(params.cancellation_reason)) {
    throw invalid(
      `Invalid cancellation_reason: must be one of ${reasons.join(', ')}`,
      'cancellation_reason',
    )
  }
  if (!OPEN_STATUSES.has(intent.status) && intent.status !== 'requires_capture') {
    throw refused(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, processing.`,
      'payment_intent_unexpected_state',
      intent,
    )
  }
  voidVoucher(world, intent)
  const held = world.data.charges.get(idOf(intent.latest_charge) ?? '')
  if (intent.status === 'requires_capture' && held) {
    held.amount_refunded = held.amount
    held.refunded = true
    emit(world, 'charge.refunded', held)
  }
  cancelIntent(world, intent, params.cancellation_reason ?? null)
  return intent
}

export function capture(
  world: World,
  id: string,
  params: { amount_to_capture?: number; metadata?: Record<string, string> | '' },
): Stripe.PaymentIntent {
  const intent = retrieveIntent(world, id)
  const charge = world.data.charges.get(idOf(intent.latest_charge) ?? '')
  if (intent.status !== 'requires_capture' || !charge) {
    throw refused(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
      'payment_intent_unexpected_state',
      intent,
    )
  }
  const amount = params.amount_to_capture ?? intent.amount_capturable
  if (amount < 1 || amount > intent.amount_capturable) {
    throw invalid(
      `The amount to capture must be between 1 and ${intent.amount_capturable}.`,
      'amount_to_capture',
      'amount_too_large',
    )
  }
  intent.metadata = mergeMetadata(intent.metadata, params.metadata)
  charge.captured = true
  charge.amount_captured = amount
  charge.amount_refunded = charge.amount - amount
  bookCharge(world, charge, 'card')
  intent.status = 'succeeded'
  intent.amount_capturable = 0
  intent.amount_received = amount
  emit(world, 'charge.captured', charge)
  emit(world, 'payment_intent.succeeded', intent)
  return intent
}

const OPEN_STATUSES = new Set<string>([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
])

function newIntent(world: World, params: CreateParams): Stripe.PaymentIntent {
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
function applyShared(world: World, intent: Stripe.PaymentIntent, params: Shared) {
  if (params.allowed_payment_method_types) {
    intent.allowed_payment_method_types = params.allowed_payment_method_types
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
  refreshMethods(intent)
  const options: MethodOptions | undefined = params.payment_method_options
  if (options?.konbini) checkKonbiniOptions(options.konbini, world.clock.seconds())
  mergeOptions(intent, options)
}

function attachMethod(world: World, intent: Stripe.PaymentIntent, params: Shared) {
  if (!params.payment_method && !params.payment_method_data) return
  const draft = params.payment_method_data
    ? draftMethod(world, params.payment_method_data, 'payment_method_data')
    : findMethod(world, params.payment_method ?? '', 'payment_method')
  storeMethod(world, draft)
  intent.payment_method = draft.method.id
  intent.status = 'requires_confirmation'
}
