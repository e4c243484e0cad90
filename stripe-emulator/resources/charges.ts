import type Stripe from 'stripe'
import { newId } from '../ids.ts'
import type { Chain } from '../store.ts'
import { emit } from '../webhooks/emit.ts'
import { idOf, type World } from '../world.ts'
import { bookCharge } from './balance-transactions.ts'
import type { CardBehaviour, Decline } from './cards.ts'

/**
 * With the default `automatic_async` capture the balance transaction does not exist yet when the
 * charge succeeds; `charge.updated` announces it. Real delays vary, a second shows the gap.
 */
const SETTLE_AFTER_MS = 1000
/** Disputes come weeks later; those of test cards are there at once, as in Stripe's test mode. */
const CARDHOLDER_ACTS_AFTER_MS = 0

/** Writes the charge of a card payment and announces it. */
export function chargeCard(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: CardBehaviour,
  authenticated: boolean,
): Stripe.Charge {
  const manual = intent.capture_method === 'manual'
  const charge = newCharge(world, intent, method, {
    id: newId('ch'),
    paid: true,
    captured: !manual,
    amount_captured: manual ? 0 : intent.amount,
    status: 'succeeded',
    payment_method_details: cardDetails(intent, card, authenticated),
    outcome: outcome('authorized', 'approved_by_network', null, 'Payment complete.'),
  })
  if (intent.capture_method === 'automatic_async') {
    world.timers.add('charge_settled', world.clock.now() + SETTLE_AFTER_MS, charge.id)
  } else if (!manual) {
    bookCharge(world, charge, 'card')
  }
  emit(world, 'charge.succeeded', charge)
  if (card.afterwards && !manual) {
    world.timers.add('cardholder_acts', world.clock.now() + CARDHOLDER_ACTS_AFTER_MS, charge.id)
  }
  return charge
}

/** Writes the failed charge that a decline leaves behind. */
export function failCharge(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: CardBehaviour,
  decline: Decline,
): Stripe.Charge {
  const charge = newCharge(world, intent, method, {
    id: newId('ch'),
    paid: false,
    captured: false,
    amount_captured: 0,
    status: 'failed',
    failure_code: decline.code,
    failure_message: decline.message,
    payment_method_details: cardDetails(intent, card, false),
    outcome: decline.blocked
      ? outcome(
          'blocked',
          'not_sent_to_network',
          'highest_risk_level',
          'Stripe blocked this payment.',
        )
      : outcome(
          'issuer_declined',
          'declined_by_network',
          decline.decline_code ?? decline.code,
          'The bank did not return any further details with this decline.',
        ),
  })
  emit(world, 'charge.failed', charge)
  return charge
}

/** Writes the charge of a konbini payment: it exists only once the cash is there. */
export function chargeKonbini(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  chain: Chain,
): Stripe.Charge {
  const charge = newCharge(world, intent, method, {
    id: newId('py'),
    paid: true,
    captured: true,
    amount_captured: intent.amount,
    status: 'succeeded',
    payment_method_details: { type: 'konbini', konbini: { store: { chain } } },
    outcome: outcome('authorized', 'approved_by_network', null, 'Payment complete.'),
  })
  bookCharge(world, charge, 'konbini')
  emit(world, 'charge.succeeded', charge)
  return charge
}

/** Registers what happens to charges as time passes. */
export function registerChargeTimers(world: World): void {
  world.timers.on('charge_settled', (id) => {
    const charge = world.data.charges.get(id)
    if (!charge || charge.balance_transaction) return
    bookCharge(world, charge, 'card')
    emit(world, 'charge.updated', charge, { balance_transaction: null })
  })
}

type Varying = Pick<
  Stripe.Charge,
  'id' | 'paid' | 'captured' | 'amount_captured' | 'status' | 'payment_method_details' | 'outcome'
> &
  Partial<Pick<Stripe.Charge, 'failure_code' | 'failure_message'>>

function newCharge(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  varying: Varying,
): Stripe.Charge {
  const charge: Stripe.Charge = {
    object: 'charge',
    amount: intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: structuredClone(method.billing_details),
    calculated_statement_descriptor: intent.statement_descriptor,
    created: world.clock.seconds(),
    currency: intent.currency,
    customer: idOf(intent.customer),
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    payment_intent: intent.id,
    payment_method: method.id,
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: structuredClone(intent.shipping),
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    transfer_data: null,
    transfer_group: intent.transfer_group,
    ...varying,
  }
  world.data.charges.set(charge.id, charge)
  return charge
}

function outcome(
  type: string,
  network_status: string,
  reason: string | null,
  seller_message: string,
): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status,
    reason,
    risk_level: type === 'blocked' ? 'highest' : 'normal',
    risk_score: type === 'blocked' ? 90 : 20,
    seller_message,
    type,
  }
}

function cardDetails(
  intent: Stripe.PaymentIntent,
  card: CardBehaviour,
  authenticated: boolean,
): Stripe.Charge.PaymentMethodDetails {
  return {
    type: 'card',
    card: {
      amount_authorized: intent.amount,
      authorization_code: null,
      brand: card.brand,
      checks: {
        address_line1_check: null,
        address_postal_code_check: null,
        cvc_check: card.decline?.code === 'incorrect_cvc' ? 'fail' : 'pass',
      },
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: `emulated${card.brand}${card.last4}`,
      funding: 'credit',
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: authenticated
        ? {
            authentication_flow: 'challenge',
            electronic_commerce_indicator: '05',
            exemption_indicator: null,
            result: 'authenticated',
            result_reason: null,
            transaction_id: newId('3ds'),
            version: '2.2.0',
          }
        : null,
      transaction_link_id: null,
      wallet: null,
    },
  }
}
