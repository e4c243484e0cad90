import type Stripe from 'stripe'
import { invalid, refused } from '../http/errors.ts'
import { checkKonbiniRate } from '../http/rate-limits.ts'
import type { StoredToken } from '../store.ts'
import { idOf, type World } from '../world.ts'
import { payByCard } from './card-payment.ts'
import { methodOfToken, usableToken } from './confirmation-tokens.ts'
import { compatibleTypes, type MethodOptions, mergeOptions } from './intent-shape.ts'
import { checkNobodyAtTheTill, issueVoucher, voidVoucher } from './konbini.ts'
import { checkKonbiniAmount } from './konbini-amount.ts'
import {
  checkDeadline,
  checkKonbiniOptions,
  type KonbiniOptions,
  scriptFor,
} from './konbini-rules.ts'
import {
  type DraftMethod,
  draftMethod,
  findMethod,
  type MethodData,
  storeMethod,
} from './payment-methods.ts'
import { shippingFrom } from './shipping.ts'

export interface ConfirmParams {
  confirmation_token?: string
  payment_method?: string
  payment_method_data?: MethodData
  payment_method_options?: MethodOptions
  receipt_email?: string
  return_url?: string
  shipping?: Stripe.PaymentIntentCreateParams.Shipping | ''
  error_on_requires_action?: boolean
  off_session?: unknown
}

/** A confirm that passed every check and has changed nothing yet. */
export interface ConfirmPlan {
  draft: DraftMethod
  token: StoredToken | null
  params: ConfirmParams
  konbini: KonbiniOptions
}

/** Resolves method and options, and checks them. Throws ApiError; nothing is stored. */
export function planConfirm(
  world: World,
  intent: Stripe.PaymentIntent,
  params: ConfirmParams,
): ConfirmPlan {
  const given = ['confirmation_token', 'payment_method', 'payment_method_data'] as const
  if (params.confirmation_token && (params.payment_method || params.payment_method_data)) {
    throw invalid(
      `You may only specify one of these parameters: ${given.join(', ')}.`,
      'confirmation_token',
    )
  }
  checkNobodyAtTheTill(world, intent)
  const token = params.confirmation_token ? usableToken(world, params.confirmation_token) : null
  const draft = token ? methodOfToken(world, token) : resolveMethod(world, intent, params)
  checkCompatible(intent, draft.method)
  const konbini = konbiniOptions(world, intent, params, token)
  if (draft.method.type === 'konbini') {
    checkKonbini(world, draft.method, konbini)
    checkKonbiniRate(world)
  }
  return { draft, token, params, konbini }
}

/**
 * Carries a plan out. Throws 402 for a declined card, 400 for a rejected konbini number: both with
 * the intent attached, both after the attempt was recorded.
 */
export function applyConfirm(world: World, intent: Stripe.PaymentIntent, plan: ConfirmPlan): void {
  const { draft, token, params } = plan
  voidVoucher(world, intent)
  storeMethod(world, draft)
  intent.payment_method = draft.method.id
  intent.last_payment_error = null
  mergeOptions(intent, params.payment_method_options)
  if (params.receipt_email) intent.receipt_email = params.receipt_email
  const shipping = params.shipping || token?.token.shipping
  if (shipping) {
    intent.shipping = shippingFrom(shipping as Stripe.PaymentIntentCreateParams.Shipping)
  }
  if (token) {
    token.token.payment_intent = intent.id
    intent.setup_future_usage ??= token.token.setup_future_usage
  }
  if (draft.card) {
    payByCard(world, intent, draft.method, draft.card, {
      errorOnRequiresAction: params.error_on_requires_action === true,
      offSession: params.off_session !== undefined && params.off_session !== 'false',
    })
    return
  }
  const script = scriptFor(
    draft.method.billing_details.email ?? '',
    plan.konbini.confirmation_number || null,
  )
  if (script.rejects_number) rejectNumber(intent, draft.method)
  issueVoucher(world, intent, draft.method, plan.konbini)
}

function resolveMethod(
  world: World,
  intent: Stripe.PaymentIntent,
  params: ConfirmParams,
): DraftMethod {
  if (params.payment_method_data) {
    return draftMethod(world, params.payment_method_data, 'payment_method_data')
  }
  const id = params.payment_method ?? idOf(intent.payment_method)
  if (id) return findMethod(world, id, 'payment_method')
  throw refused(
    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    'payment_intent_unexpected_state',
    intent,
  )
}

function checkCompatible(intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod) {
  const types: string[] = compatibleTypes(intent)
  if (types.includes(method.type)) return
  if (method.type === 'konbini') checkKonbiniAmount(intent)
  throw invalid(
    `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${types.join(', ')}.`,
    'payment_method',
    'payment_intent_incompatible_payment_method',
  )
}

/** What the request says beats what the token says beats what the intent holds. */
function konbiniOptions(
  world: World,
  intent: Stripe.PaymentIntent,
  params: ConfirmParams,
  token: StoredToken | null,
): KonbiniOptions {
  const given = params.payment_method_options?.konbini || {}
  checkKonbiniOptions(given, world.clock.seconds())
  const merged = structuredClone(intent)
  const number = token?.konbini_confirmation_number
  if (number) mergeOptions(merged, { konbini: { confirmation_number: number } })
  mergeOptions(merged, { konbini: given })
  const stored = merged.payment_method_options?.konbini
  return {
    confirmation_number: stored?.confirmation_number ?? undefined,
    expires_after_days: stored?.expires_after_days ?? undefined,
    expires_at: stored?.expires_at ?? undefined,
    product_description: stored?.product_description ?? undefined,
  }
}

function checkKonbini(world: World, method: Stripe.PaymentMethod, options: KonbiniOptions) {
  for (const name of ['name', 'email'] as const) {
    if (method.billing_details[name]) continue
    throw invalid(
      `Missing required param: billing_details[${name}].`,
      `billing_details[${name}]`,
      'parameter_missing',
    )
  }
  if (options.expires_at) checkDeadline(options.expires_at, world.clock.seconds())
}

function rejectNumber(intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): never {
  const code = 'payment_intent_konbini_rejected_confirmation_number'
  const message =
    'The confirmation number was rejected by the Konbini payment partner. Provide a different confirmation number and try again.'
  intent.status = 'requires_payment_method'
  intent.payment_method = null
  intent.last_payment_error = {
    code,
    message,
    payment_method: structuredClone(method),
    type: 'invalid_request_error',
  }
  throw refused(message, code, intent)
}
