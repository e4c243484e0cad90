import type Stripe from 'stripe'
import { newId } from '../ids.ts'
import { idOf, type World } from '../world.ts'

/** Days to answer; card networks give between one and three weeks. */
const ANSWER_WITHIN_SECONDS = 9 * 86_400

/** Texts that may be sent as evidence. */
export const EVIDENCE_FIELDS = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
] as const satisfies readonly (keyof Stripe.Dispute.Evidence)[]

/** An inquiry asks before money moves; every other kind takes it. */
export function newDispute(world: World, charge: Stripe.Charge, kind: string): Stripe.Dispute {
  const created = world.clock.seconds()
  const inquiry = kind === 'inquiry'
  const card = charge.payment_method_details?.card
  return {
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount_captured,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {
      ...(Object.fromEntries(EVIDENCE_FIELDS.map((name) => [name, null])) as Record<
        (typeof EVIDENCE_FIELDS)[number],
        null
      >),
      enhanced_evidence: {},
    },
    evidence_details: {
      due_by: created + ANSWER_WITHIN_SECONDS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    network_reason_code: inquiry ? '30' : '10.4',
    payment_intent: idOf(charge.payment_intent),
    payment_method_details: {
      type: 'card',
      card: {
        brand: card?.brand ?? 'visa',
        network: card?.network ?? 'visa',
        case_type: inquiry ? 'inquiry' : 'chargeback',
        network_reason_code: inquiry ? '30' : '10.4',
      },
    },
    reason: kind === 'fraudulent' ? 'fraudulent' : 'product_not_received',
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  }
}
