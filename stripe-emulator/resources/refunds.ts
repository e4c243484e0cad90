import type Stripe from 'stripe'
import { ApiError, invalid, missing, refused } from '../http/errors.ts'
import { mergeMetadata } from '../http/params.ts'
import { newId } from '../ids.ts'
import { emit } from '../webhooks/emit.ts'
import { idOf, type World } from '../world.ts'
import { beginRefund, checkAddress, giveBack, methodOf } from './refund-life.ts'

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
  checkDisputes(world, charge)
  const refund = newRefund(world, charge, amount, params)
  if (method === 'konbini') refund.instructions_email = checkAddress(params, charge)
  beginRefund(world, refund, charge)
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

/** The bank has taken the money of a disputed charge already. */
function checkDisputes(world: World, charge: Stripe.Charge) {
  for (const dispute of world.data.disputes.values()) {
    if (dispute.charge !== charge.id || dispute.is_charge_refundable) continue
    if (dispute.status === 'won') continue
    throw refused(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      'charge_disputed',
    )
  }
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
