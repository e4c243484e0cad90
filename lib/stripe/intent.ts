import type Stripe from 'stripe'
import type { Method } from '#lib/fees/policy.ts'
import { METHODS } from '#lib/fees/policy.ts'
import { CHAINS, type Chain, type VoucherStores } from '#lib/vouchers/chains.ts'

export type Voucher = {
  expiresAt: Date
  hostedVoucherUrl: string | null
  stores: VoucherStores
}

/** A payment intent in our words. */
export type IntentState = {
  id: string
  orderId: string | null
  amountYen: number | null
  /** What the intent says happened to the money. `unsettled` says nothing yet. */
  outcome: 'succeeded' | 'canceled' | 'voucher' | 'unpaid' | 'unsettled'
  voucher: Voucher | null
  clientSecret: string | null
  /** True while the customer has to answer their bank (3-D Secure). */
  needsAuthentication: boolean
  method: Method | null
  declineCode: string | null
}

/** Translates Stripe's object. An amount in another currency than yen is null: it cannot match. */
export function readIntent(intent: Stripe.PaymentIntent): IntentState {
  const voucher = readVoucher(intent)
  return {
    id: intent.id,
    orderId: intent.metadata.order_id ?? null,
    amountYen:
      intent.currency === 'jpy'
        ? intent.status === 'succeeded'
          ? intent.amount_received
          : intent.amount
        : null,
    outcome: outcomeOf(intent, voucher),
    voucher,
    clientSecret: intent.client_secret,
    needsAuthentication: intent.status === 'requires_action' && !voucher,
    method: voucher ? 'konbini' : methodOf(intent.payment_method),
    declineCode: intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? null,
  }
}

/** Which chain took the cash, from a charge; null for cards and where Stripe does not say. */
export function chainOf(charge: Stripe.Charge): Chain | null {
  const chain = charge.payment_method_details?.konbini?.store?.chain
  return CHAINS.find((known) => known === chain) ?? null
}

function outcomeOf(intent: Stripe.PaymentIntent, voucher: Voucher | null): IntentState['outcome'] {
  switch (intent.status) {
    case 'succeeded':
      return 'succeeded'
    case 'canceled':
      return 'canceled'
    case 'requires_action':
      return voucher ? 'voucher' : 'unsettled'
    case 'requires_payment_method':
      return 'unpaid'
    default:
      return 'unsettled'
  }
}

function readVoucher(intent: Stripe.PaymentIntent): Voucher | null {
  const details = intent.next_action?.konbini_display_details
  if (intent.status !== 'requires_action' || !details) return null
  const stores: VoucherStores = {}
  for (const chain of CHAINS) {
    const store = details.stores[chain]
    if (!store) continue
    stores[chain] = {
      paymentCode: store.payment_code,
      confirmationNumber: store.confirmation_number ?? null,
    }
  }
  return {
    expiresAt: new Date(details.expires_at * 1000),
    hostedVoucherUrl: details.hosted_voucher_url,
    stores,
  }
}

function methodOf(method: Stripe.PaymentIntent['payment_method']): Method | null {
  if (!method || typeof method === 'string') return null
  return METHODS.find((known) => known === method.type) ?? null
}
