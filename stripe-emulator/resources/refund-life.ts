import type Stripe from 'stripe'
import { invalid } from '../http/errors.ts'
import { emit } from '../webhooks/emit.ts'
import { idOf, type World } from '../world.ts'
import { availableBalance, nextAvailability } from './balance.ts'
import { bookRefund } from './balance-transactions.ts'
import type { MethodType } from './payment-methods.ts'

/** 45 days without a bank account and a konbini refund fails: docs.stripe.com/refunds. */
const ACCOUNT_WITHIN_SECONDS = 45 * 86_400
/** A bank transfer takes a day or two; here it is short enough to watch. */
const TRANSFER_MS = 10_000
/** How often a refund without money in sight looks again. */
const ASK_AGAIN_MS = 86_400_000
/** Test accounts that Stripe's collection page refuses at the bank. */
const BOUNCING_ACCOUNTS = new Set(['1111113', '1111116', '3333335', '4444440'])

/** Where the customer is asked for a bank account. Throws 400 when no address is known. */
export function checkAddress(
  { instructions_email }: { instructions_email?: string },
  charge: Stripe.Charge,
): string {
  const address = instructions_email || charge.billing_details.email
  if (address) return address
  throw invalid(
    'Missing required param: instructions_email.',
    'instructions_email',
    'parameter_missing',
  )
}

/** Sends the money on its way, or lets the refund wait until the balance covers it. */
export function beginRefund(world: World, refund: Stripe.Refund, charge: Stripe.Charge): void {
  const { currency, amount } = refund
  if (world.faults.account.refunds_need_balance && availableBalance(world, currency) < amount) {
    refund.status = 'pending'
    refund.pending_reason = 'insufficient_funds'
    const next = nextAvailability(world, currency)
    const at = next === null ? world.clock.now() + ASK_AGAIN_MS : next * 1000
    world.timers.add('refund_funded', at, refund.id)
    return
  }
  refund.status = 'succeeded'
  refund.pending_reason = undefined
  if (methodOf(charge) === 'konbini') askForAccount(world, refund)
  else settleByCard(world, refund, charge)
  refund.balance_transaction = bookRefund(world, refund, methodOf(charge), -amount)
}

/** A konbini refund: the customer is asked for a bank account by e-mail. */
function askForAccount(world: World, refund: Stripe.Refund) {
  refund.status = 'requires_action'
  refund.next_action = emailSent(world, refund.instructions_email ?? '')
  refund.destination_details = { type: 'jp_bank_transfer' }
  const expiresAt = world.clock.now() + ACCOUNT_WITHIN_SECONDS * 1000
  world.timers.add('refund_expired', expiresAt, refund.id)
}

/** A card refund is done at once, unless the test card says otherwise. */
function settleByCard(world: World, refund: Stripe.Refund, charge: Stripe.Charge): void {
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
  world.timers.on('refund_funded', (id) => {
    const refund = world.data.refunds.get(id)
    const charge = world.data.charges.get(idOf(refund?.charge) ?? '')
    if (!refund || !charge || refund.pending_reason !== 'insufficient_funds') return
    beginRefund(world, refund, charge)
    const still = refund.pending_reason === 'insufficient_funds'
    if (!still) emit(world, 'refund.updated', refund, { status: 'pending' })
  })
  world.timers.on('refund_expired', (id) => {
    const refund = world.data.refunds.get(id)
    if (refund?.status === 'requires_action') giveBack(world, refund, 'failed', 'unknown')
  })
}

/** Ends a refund that did not reach the customer: the money is the merchant's again. */
export function giveBack(
  world: World,
  refund: Stripe.Refund,
  status: string,
  failureReason: string,
): void {
  const charge = world.data.charges.get(idOf(refund.charge) ?? '')
  if (!charge) return
  refund.failure_reason = failureReason
  refund.failure_balance_transaction = bookRefund(world, refund, methodOf(charge), refund.amount)
  charge.amount_refunded -= refund.amount
  charge.refunded = false
  changeStatus(world, refund, status, { next_action: undefined, pending_reason: undefined })
  if (status === 'failed') emit(world, 'refund.failed', refund)
}

export function methodOf(charge: Stripe.Charge): MethodType {
  return charge.payment_method_details?.type === 'konbini' ? 'konbini' : 'card'
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
