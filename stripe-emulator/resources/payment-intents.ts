import type Stripe from 'stripe'
import { invalid, missing, refused } from '../http/errors.ts'
import { exclusive, mergeMetadata } from '../http/params.ts'
import { emit } from '../webhooks/emit.ts'
import { idOf, type World } from '../world.ts'
import { bookCharge } from './balance-transactions.ts'
import { applyConfirm, type ConfirmParams, planConfirm } from './confirm.ts'
import {
  applyShared,
  attachMethod,
  type CreateParams,
  newIntent,
  type UpdateParams,
} from './intent-params.ts'
import { refreshMethods } from './intent-shape.ts'
import { cancelIntent } from './intent-transitions.ts'
import { voidVoucher } from './konbini.ts'

export function createIntent(world: World, params: CreateParams): Stripe.PaymentIntent {
  exclusive(params, 'allowed_payment_method_types', 'automatic_payment_methods')
  exclusive(params, 'allowed_payment_method_types', 'excluded_payment_method_types')
  exclusive(params, 'allowed_payment_method_types', 'payment_method_types')
  exclusive(params, 'automatic_payment_methods', 'payment_method_types')
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
  params: ConfirmParams & Pick<UpdateParams, 'capture_method' | 'setup_future_usage'>,
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
  const draft = structuredClone(intent)
  if (params.capture_method) draft.capture_method = params.capture_method
  if (params.setup_future_usage) draft.setup_future_usage = params.setup_future_usage
  refreshMethods(draft)
  const plan = planConfirm(world, draft, params)
  const confirms = (world.data.confirms.get(id) ?? 0) + 1
  world.data.confirms.set(id, confirms)
  if (confirms > MOST_CONFIRMS) {
    voidVoucher(world, intent)
    cancelIntent(world, intent, 'automatic')
    return intent
  }
  Object.assign(intent, draft)
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

/** Stripe speaks of a variable upper limit, after which a confirm cancels the intent instead. */
const MOST_CONFIRMS = 30

const OPEN_STATUSES = new Set<string>([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
])
