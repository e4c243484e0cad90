import type Stripe from 'stripe'
import { addBusinessDays } from '../clock.ts'
import { type FeeRow, feesFor } from '../fees.ts'
import { newId } from '../ids.ts'
import { idOf, type World } from '../world.ts'
import type { MethodType } from './payment-methods.ts'

/** docs.stripe.com/payments/konbini: payable after four business days; cards in Japan alike. */
const AVAILABLE_AFTER_BUSINESS_DAYS = 4

/** Books a settled charge: gross, fees by the fee table, net. */
export function bookCharge(world: World, charge: Stripe.Charge, method: MethodType): void {
  const atOnce = world.data.cards.get(charge.payment_method ?? '')?.available === 'now'
  const now = world.clock.seconds()
  charge.balance_transaction = book(world, {
    amount: charge.amount_captured,
    currency: charge.currency,
    fees: feesFor(world.fees, method, charge.amount_captured),
    source: charge.id,
    description: charge.description,
    type: method === 'card' ? 'charge' : 'payment',
    reporting_category: 'charge',
    available_on: atOnce ? now : addBusinessDays(now, AVAILABLE_AFTER_BUSINESS_DAYS),
  }).id
}

/**
 * Books money leaving for a refund, or coming back when it failed (`amount` positive). The fee of
 * the sale is never returned: support.stripe.com, understanding fees for refunded payments.
 */
export function bookRefund(
  world: World,
  refund: Stripe.Refund,
  method: MethodType,
  amount: number,
): string {
  const failure = amount > 0
  const card = failure ? 'refund_failure' : 'refund'
  return book(world, {
    amount,
    currency: refund.currency,
    fees: [],
    source: refund.id,
    description: `REFUND FOR ${failure ? 'FAILED REFUND OF ' : ''}${idOf(refund.charge)}`,
    type: method === 'card' ? card : 'payment_refund',
    reporting_category: failure ? 'refund_failure' : 'refund',
  }).id
}

/** Books the money that a dispute takes (`amount` negative) or gives back. */
export function bookDispute(
  world: World,
  dispute: Stripe.Dispute,
  amount: number,
): Stripe.BalanceTransaction {
  const taken = amount < 0
  const fee = { type: 'stripe_fee' as const, description: 'Dispute fee' }
  return book(world, {
    amount,
    currency: dispute.currency,
    fees: taken ? [{ ...fee, amount: world.fees.disputeYen }] : [],
    source: dispute.id,
    description: `Chargeback ${taken ? 'withdrawal' : 'reversal'} for ${idOf(dispute.charge)}`,
    type: 'adjustment',
    reporting_category: taken ? 'dispute' : 'dispute_reversal',
  })
}

/** As answered: money becomes available as time passes. */
export function viewTransaction(
  world: World,
  transaction: Stripe.BalanceTransaction,
): Stripe.BalanceTransaction {
  const available = transaction.available_on <= world.clock.seconds()
  return { ...transaction, status: available ? 'available' : 'pending' }
}

type Entry = Pick<
  Stripe.BalanceTransaction,
  'amount' | 'currency' | 'description' | 'type' | 'reporting_category'
> & {
  source: string
  fees: FeeRow[]
  /** At once when nothing is said. */
  available_on?: number
}

function book(world: World, entry: Entry): Stripe.BalanceTransaction {
  const created = world.clock.seconds()
  const fee = entry.fees.reduce((sum, { amount }) => sum + amount, 0)
  const transaction: Stripe.BalanceTransaction = {
    id: newId('txn'),
    object: 'balance_transaction',
    amount: entry.amount,
    available_on: entry.available_on ?? created,
    balance_type: 'payments',
    created,
    currency: entry.currency,
    description: entry.description,
    exchange_rate: null,
    fee,
    fee_details: entry.fees.map((row) => ({
      ...row,
      application: null,
      currency: entry.currency,
    })),
    net: entry.amount - fee,
    reporting_category: entry.reporting_category,
    source: entry.source,
    status: 'pending',
    type: entry.type,
  }
  world.data.balance_transactions.set(transaction.id, transaction)
  return transaction
}
