import type Stripe from 'stripe'
import { invalid, missing } from '../http/errors.ts'
import { newId } from '../ids.ts'
import type { StoredToken } from '../store.ts'
import type { World } from '../world.ts'
import { checkConfirmationNumber } from './konbini-rules.ts'
import { type DraftMethod, draftMethod, findMethod, type MethodData } from './payment-methods.ts'
import { shippingFrom } from './shipping.ts'

/** docs.stripe.com/payments/finalize-payments-on-the-server: a token lives 12 hours. */
const LIFE_SECONDS = 12 * 3600

export interface TokenParams {
  payment_method?: string
  payment_method_data?: MethodData
  payment_method_options?: { konbini?: { confirmation_number?: string } }
  return_url?: string
  setup_future_usage?: string
  shipping?: Stripe.PaymentIntentCreateParams.Shipping
}

export function createToken(world: World, params: TokenParams): Stripe.ConfirmationToken {
  const { method, card } = readMethod(world, params)
  const number = params.payment_method_options?.konbini?.confirmation_number
  if (number) checkConfirmationNumber(number)
  const { id: _, object: __, created: ___, livemode: ____, metadata: _____, ...preview } = method
  const now = world.clock.seconds()
  const token: Stripe.ConfirmationToken = {
    id: newId('ctoken'),
    object: 'confirmation_token',
    created: now,
    expires_at: now + LIFE_SECONDS,
    livemode: false,
    mandate_data: null,
    metadata: null,
    payment_intent: null,
    payment_method_options: null,
    payment_method_preview: preview as Stripe.ConfirmationToken.PaymentMethodPreview,
    return_url: params.return_url ?? null,
    setup_future_usage: params.setup_future_usage ?? null,
    setup_intent: null,
    shipping: params.shipping
      ? (shippingFrom(params.shipping) as Stripe.ConfirmationToken.Shipping)
      : null,
    use_stripe_sdk: true,
  }
  world.data.confirmation_tokens.set(token.id, {
    token,
    card,
    konbini_confirmation_number: number || null,
  })
  return token
}

export function retrieveToken(world: World, id: string): Stripe.ConfirmationToken {
  const stored = world.data.confirmation_tokens.get(id)
  if (!stored) throw missing('confirmation_token', id)
  return stored.token
}

/** The token, if it can still be used; 400 for one that is unknown, used or too old. */
export function usableToken(world: World, id: string): StoredToken {
  const stored = world.data.confirmation_tokens.get(id)
  if (!stored) throw missing('confirmation_token', id, 'confirmation_token')
  if (stored.token.payment_intent) {
    throw invalid(
      `The ConfirmationToken ${id} has already been used to confirm ${stored.token.payment_intent}. A ConfirmationToken can be used only once.`,
      'confirmation_token',
    )
  }
  if ((stored.token.expires_at ?? 0) <= world.clock.seconds()) {
    throw invalid(`The ConfirmationToken ${id} has expired.`, 'confirmation_token')
  }
  return stored
}

/** The payment method that a token stands for, new, not stored yet. */
export function methodOfToken(world: World, stored: StoredToken): DraftMethod {
  const preview = stored.token.payment_method_preview
  if (!preview) throw missing('confirmation_token', stored.token.id, 'confirmation_token')
  return {
    card: stored.card,
    method: {
      ...structuredClone(preview as unknown as Stripe.PaymentMethod),
      id: newId('pm'),
      object: 'payment_method',
      created: world.clock.seconds(),
      livemode: false,
      metadata: {},
    },
  }
}

function readMethod(world: World, params: TokenParams): DraftMethod {
  if (params.payment_method) {
    const found = findMethod(world, params.payment_method, 'payment_method')
    const billing = params.payment_method_data?.billing_details
    if (!billing) return found
    const given = Object.fromEntries(Object.entries(billing).filter(([, value]) => value !== ''))
    const method = structuredClone(found.method)
    Object.assign(method.billing_details, given)
    return { ...found, method }
  }
  if (params.payment_method_data) {
    return draftMethod(world, params.payment_method_data, 'payment_method_data')
  }
  throw invalid(
    'You must provide payment_method or payment_method_data.',
    'payment_method_data',
    'parameter_missing',
  )
}
