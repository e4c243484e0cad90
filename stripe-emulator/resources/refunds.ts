import type Stripe from 'stripe'
import { ApiError, invalid, missing, refused } from '../http/errors.ts'
import { mergeMetadata } from '../http/params.ts'
import { newId } from '../ids.ts'
import { emit } from '../webhooks/emit.ts'
import { idOf, type World } from '../world.ts'
import { bookRefund } from './balance-transactions.ts'
import type { MethodType } from './payment-methods.ts'

/** 45 days without a bank account and a konbini refund fails: docs.stripe.com/refunds. */
const ACCOUNT_WITHIN_SECONDS = 45 * 86_400
/** A bank transfer takes a day or two; here it is short enough to watch. */
const TRANSFER_MS = 10_000
/** Test accounts that Stripe's collection page refuses at the bank. */
const BOUNCING_ACCOUNTS = new Set(['1111113', '1111116', '3333335', '4444440'])

export interface RefundParams {
  amount?: number
  charge?: string
  payment_intent?: string
  instructions_email?: string
  metadata?: Record<string, string> | ''
  reason?: string
}

export function createRefund(world: World, params: RefundParams): Stripe.Refund {
  const charge = chargeToRefund(world, params)
  const method = methodOf(charge)
  const left = charge.amount_captured - charge.amount_refunded
  const amount = params.amount ?? left
  if (left <= 0) {
    throw new ApiError(
      400,
      {
        type: 'invalid_request_error',
        code: 'charge_already_refunded',
        message: `Charge ${charge.id} has already been refunded.`,
      },
      true,
    )
  }
  if (amount < 1) throw invalid('Invalid positive integer', 'amount', 'parameter_invalid_integer')
  if (amount > left) {
    throw invalid(
      `Refund amount (¥${amount}) is greater than unrefunded amount on charge (¥${left})`,
      'amount',
    )
  }
  const reasons = ['duplicate', 'fraudulent', 'requested_by_customer']
  if (params.reason && !reasons.includes(params.reason)) {
    throw invalid(`Invalid reason: must be one of ${reasons.join(', ')}`, 'reason')
  }
  const refund = newRefund(world, charge, amount, params)
  if (method === 'konbini') askForAccount(world, refund, params.instructions_email, charge)
  else settleByCard(world, refund, charge)
  refund.balance_transaction = bookRefund(world, refund, method, -amount)
  world.data.refunds.set(refund.id, refund)
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount
  emit(world, 'refund.created', refund)
  emit(world, 'charge.refunded', charge)
  return refund
}

export function retrieveRefund(world: World, id: string): Stripe.Refund {
  const refund = world.data.refunds.get(id)
  if (!refund) throw missing('refund', id)
  return refund
}

export function updateRefund(
  world: World,
  id: string,
  params: { metadata?: Record<string, string> | '' },
): Stripe.Refund {
  const refund = retrieveRefund(world, id)
  const before = refund.metadata ?? {}
  refund.metadata = mergeMetadata(before, params.metadata)
  emit(world, 'refund.updated', refund, { metadata: before })
  return refund
}

/** Only while it waits for the customer's bank account. */
export function cancelRefund(world: World, id: string): Stripe.Refund {
  const refund = retrieveRefund(world, id)
  if (refund.status !== 'requires_action') {
    throw refused(
      `This refund cannot be canceled because it has a status of ${refund.status}. Only refunds with a status of requires_action can be canceled.`,
      undefined,
    )
  }
  giveBack(world, refund, 'canceled', 'merchant_request')
  return refund
}

/** POST /v1/test_helpers/refunds/:id/expire: as if the 45 days had passed. */
export function expireRefund(world: World, id: string): Stripe.Refund {
  const refund = retrieveRefund(world, id)
  if (refund.status !== 'requires_action') {
    throw refused('Only refunds with a status of requires_action can be expired.', undefined)
  }
  giveBack(world, refund, 'failed', 'unknown')
  return refund
}

/** The customer typed in an account. Returns a sentence when nobody is asking for one. */
export function submitAccount(
  world: World,
  refund: Stripe.Refund,
  accountNumber: string,
): string | null {
  if (refund.status !== 'requires_action') return `This refund is ${refund.status}.`
  if (!/^\d{7}$/.test(accountNumber)) return 'A Japanese bank account number has 7 digits.'
  changeStatus(world, refund, 'pending', { pending_reason: 'processing', next_action: undefined })
  const kind = BOUNCING_ACCOUNTS.has(accountNumber) ? 'refund_failed' : 'refund_settled'
  world.timers.add(kind, world.clock.now() + TRANSFER_MS, refund.id)
  return null
}

/** The bank sent the money back: the customer is asked for another account. */
export function bounce(world: World, refund: Stripe.Refund): string | null {
  const charge = world.data.charges.get(idOf(refund.charge) ?? '')
  if (!charge || methodOf(charge) !== 'konbini') return 'Only a konbini refund can bounce.'
  if (refund.status !== 'pending' && refund.status !== 'succeeded') {
    return `This refund is ${refund.status}.`
  }
  changeStatus(world, refund, 'requires_action', {
    pending_reason: undefined,
    next_action: emailSent(world, refund.instructions_email ?? ''),
  })
  return null
}

/** Registers what happens to refunds as time passes. */
export function registerRefundTimers(world: World): void {
  world.timers.on('refund_settled', (id) => {
    const refund = world.data.refunds.get(id)
    if (refund?.status !== 'pending') return
    changeStatus(world, refund, 'succeeded', { pending_reason: undefined })
  })
  world.timers.on('refund_failed', (id) => {
    const refund = world.data.refunds.get(id)
    const charge = world.data.charges.get(idOf(refund?.charge) ?? '')
    if (!refund || !charge) return
    if (methodOf(charge) === 'konbini') bounce(world, refund)
    else if (refund.status === 'succeeded') {
      giveBack(world, refund, 'failed', 'expired_or_canceled_card')
    }
  })
  world.timers.on('refund_expired', (id) => {
    const refund = world.data.refunds.get(id)
    if (refund?.status === 'requires_action') giveBack(world, refund, 'failed', 'unknown')
  })
}

function chargeToRefund(world: World, params: RefundParams): Stripe.Charge {
  if (params.charge) {
    const charge = world.data.charges.get(params.charge)
    if (!charge) throw missing('charge', params.charge, 'charge')
    return charge
  }
  if (!params.payment_intent) {
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
      undefined,
      'parameter_missing',
    )
  }
  const intent = world.data.payment_intents.get(params.payment_intent)
  if (!intent) throw missing('payment_intent', params.payment_intent, 'payment_intent')
  const charge = world.data.charges.get(idOf(intent.latest_charge) ?? '')
  if (charge?.paid && charge.captured) return charge
  throw refused(
    `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
    'payment_intent_unexpected_state',
    intent,
  )
}

function newRefund(
  world: World,
  charge: Stripe.Charge,
  amount: number,
  params: RefundParams,
): Stripe.Refund {
  return {
    id: newId(methodOf(charge) === 'card' ? 're' : 'pyr'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.seconds(),
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    metadata: mergeMetadata({}, params.metadata),
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  }
}

function askForAccount(
  world: World,
  refund: Stripe.Refund,
  email: string | undefined,
  charge: Stripe.Charge,
) {
  const address = email || charge.billing_details.email
  if (!address) {
    throw invalid(
      'Missing required param: instructions_email.',
      'instructions_email',
      'parameter_missing',
    )
  }
  refund.status = 'requires_action'
  refund.instructions_email = address
  refund.next_action = emailSent(world, address)
  refund.destination_details = { type: 'jp_bank_transfer' }
  const expiresAt = world.clock.now() + ACCOUNT_WITHIN_SECONDS * 1000
  world.timers.add('refund_expired', expiresAt, refund.id)
}

function settleByCard(world: World, refund: Stripe.Refund, charge: Stripe.Charge) {
  const card = world.data.cards.get(charge.payment_method ?? '')
  refund.destination_details = { type: 'card', card: { type: 'refund' } }
  const settledAt = world.clock.now() + TRANSFER_MS
  if (card?.refund === 'pending') {
    refund.status = 'pending'
    refund.pending_reason = 'processing'
    world.timers.add('refund_settled', settledAt, refund.id)
  } else if (card?.refund === 'fails_later') {
    world.timers.add('refund_failed', settledAt, refund.id)
  }
}

function emailSent(world: World, to: string): Stripe.Refund.NextAction {
  return {
    type: 'display_details',
    display_details: {
      email_sent: { email_sent_at: world.clock.seconds(), email_sent_to: to },
      expires_at: world.clock.seconds() + ACCOUNT_WITHIN_SECONDS,
    },
  }
}

function changeStatus(
  world: World,
  refund: Stripe.Refund,
  status: string,
  also: Partial<Stripe.Refund>,
) {
  const before = refund.status
  refund.status = status
  Object.assign(refund, also)
  emit(world, 'refund.updated', refund, { status: before })
}

/** Ends a refund that did not reach the customer: the money is the merchant's again. */
function giveBack(world: World, refund: Stripe.Refund, status: string, failureReason: string) {
  const charge = world.data.charges.get(idOf(refund.charge) ?? '')
  if (!charge) return
  refund.failure_reason = failureReason
  refund.failure_balance_transaction = bookRefund(world, refund, methodOf(charge), refund.amount)
  charge.amount_refunded -= refund.amount
  charge.refunded = false
  changeStatus(world, refund, status, { next_action: undefined, pending_reason: undefined })
  if (status === 'failed') emit(world, 'refund.failed', refund)
}

function methodOf(charge: Stripe.Charge): MethodType {
  return charge.payment_method_details?.type === 'konbini' ? 'konbini' : 'card'
}
