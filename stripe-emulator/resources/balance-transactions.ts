import type Stripe from 'stripe'
import { addBusinessDays } from '../clock.ts'
import { feeFor } from '../fees.ts'
import { newId } from '../ids.ts'
import { idOf, type World } from '../world.ts'
import type { MethodType } from './payment-methods.ts'

/** docs.stripe.com/payments/konbini: payable after four business days; cards in Japan alike. */
const AVAILABLE_AFTER_BUSINESS_DAYS = 4

/** Books a settled charge: gross, fee by the fee table, net. */
export function bookCharge(world: World, charge: Stripe.Charge, method: MethodType): void {
  const fee = feeFor(method, charge.amount_captured)
  charge.balance_transaction = book(world, {
    amount: charge.amount_captured,
    currency: charge.currency,
    fee,
    source: charge.id,
    description: charge.description,
    type: method === 'card' ? 'charge' : 'payment',
    reporting_category: 'charge',
  })
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
    fee: 0,
    source: refund.id,
    description: `REFUND FOR ${failure ? 'FAILED REFUND OF ' : ''}${idOf(refund.charge)}`,
    type: method === 'card' ? card : 'payment_refund',
    reporting_category: failure ? 'refund_failure' : 'refund',
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

function book(
  world: World,
  entry: Pick<
    Stripe.BalanceTransaction,
    'amount' | 'currency' | 'fee' | 'description' | 'type' | 'reporting_category'
  > & { source: string },
): string {
  const created = world.clock.seconds()
  const transaction: Stripe.BalanceTransaction = {
    id: newId('txn'),
    object: 'balance_transaction',
    amount: entry.amount,
    available_on: addBusinessDays(created, AVAILABLE_AFTER_BUSINESS_DAYS),
    balance_type: 'payments',
    created,
    currency: entry.currency,
    description: entry.description,
    exchange_rate: null,
    fee: entry.fee,
    fee_details:
      entry.fee === 0
        ? []
        : [
            {
              amount: entry.fee,
              application: null,
              currency: entry.currency,
              description: 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: entry.amount - entry.fee,
    reporting_category: entry.reporting_category,
    source: entry.source,
    status: 'pending',
    type: entry.type,
  }
  world.data.balance_transactions.set(transaction.id, transaction)
  return transaction.id
}
