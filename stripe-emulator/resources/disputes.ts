import type Stripe from 'stripe'
import { invalid, missing, refused } from '../http/errors.ts'
import { mergeMetadata } from '../http/params.ts'
import { newId } from '../ids.ts'
import { emit } from '../webhooks/emit.ts'
import { idOf, type World } from '../world.ts'
import { bookDispute } from './balance-transactions.ts'
import { EVIDENCE_FIELDS, newDispute } from './dispute-shape.ts'

/** The bank answers in weeks; here soon enough to watch. */
const DECISION_MS = 10_000

export interface DisputeParams {
  evidence?: Record<string, string> | ''
  metadata?: Record<string, string> | ''
  submit?: boolean
}

export function retrieveDispute(world: World, id: string): Stripe.Dispute {
  const dispute = world.data.disputes.get(id)
  if (!dispute) throw missing('dispute', id)
  return dispute
}

/** Submits the evidence unless `submit` is false; then the bank decides by its text. */
export function updateDispute(world: World, id: string, params: DisputeParams): Stripe.Dispute {
  const dispute = retrieveDispute(world, id)
  if (!dispute.status.endsWith('needs_response')) {
    throw refused(`This dispute is already ${dispute.status}.`, undefined)
  }
  for (const [name, value] of Object.entries(params.evidence || {})) {
    if (!EVIDENCE_FIELDS.includes(name as (typeof EVIDENCE_FIELDS)[number])) {
      throw invalid(
        `Received unknown parameter: evidence[${name}]`,
        `evidence[${name}]`,
        'parameter_unknown',
      )
    }
    Object.assign(dispute.evidence, { [name]: value || null })
  }
  dispute.metadata = mergeMetadata(dispute.metadata, params.metadata)
  const details = dispute.evidence_details
  details.has_evidence = EVIDENCE_FIELDS.some((name) => dispute.evidence[name] !== null)
  if (params.evidence && params.submit !== false) {
    details.submission_count += 1
    details.submission_method = 'manual'
    dispute.status = dispute.status === 'needs_response' ? 'under_review' : 'warning_under_review'
    world.timers.add('dispute_decided', world.clock.now() + DECISION_MS, id)
  }
  emit(world, 'charge.dispute.updated', dispute)
  return dispute
}

/** The merchant gives in: the dispute is lost. */
export function closeDispute(world: World, id: string): Stripe.Dispute {
  const dispute = retrieveDispute(world, id)
  if (!dispute.status.endsWith('needs_response')) {
    throw refused(`This dispute is already ${dispute.status}.`, undefined)
  }
  end(world, dispute, 'lost')
  return dispute
}

/** Registers what cardholders and banks do as time passes. */
export function registerDisputeTimers(world: World): void {
  world.timers.on('cardholder_acts', (id) => {
    const charge = world.data.charges.get(id)
    const card = world.data.cards.get(charge?.payment_method ?? '')
    if (!charge || !card?.afterwards) return
    if (card.afterwards === 'fraud_warning') warn(world, charge)
    else open(world, charge, card.afterwards)
  })
  world.timers.on('dispute_decided', (id) => {
    const dispute = world.data.disputes.get(id)
    if (dispute?.status.endsWith('under_review')) decide(world, dispute)
  })
  world.timers.on('dispute_overdue', (id) => {
    const dispute = world.data.disputes.get(id)
    if (!dispute?.status.endsWith('needs_response')) return
    dispute.evidence_details.past_due = true
    end(world, dispute, dispute.status === 'needs_response' ? 'lost' : 'warning_closed')
  })
}

function open(world: World, charge: Stripe.Charge, kind: string) {
  const dispute = newDispute(world, charge, kind)
  world.data.disputes.set(dispute.id, dispute)
  charge.disputed = true
  if (dispute.status === 'needs_response') withdraw(world, dispute)
  emit(world, 'charge.dispute.created', dispute)
  if (dispute.status === 'needs_response') emit(world, 'charge.dispute.funds_withdrawn', dispute)
  const due = (dispute.evidence_details.due_by ?? 0) * 1000
  world.timers.add('dispute_overdue', due, dispute.id)
}

function warn(world: World, charge: Stripe.Charge) {
  const intent = idOf(charge.payment_intent)
  const warning: Stripe.Radar.EarlyFraudWarning = {
    id: newId('issfr'),
    object: 'radar.early_fraud_warning',
    actionable: true,
    charge: charge.id,
    created: world.clock.seconds(),
    fraud_type: 'unauthorized_use_of_card',
    livemode: false,
    ...(intent ? { payment_intent: intent } : {}),
  }
  world.data.fraud_warnings.set(warning.id, warning)
  emit(world, 'radar.early_fraud_warning.created', warning)
}

/** docs.stripe.com/testing, "Disputes": the text of the evidence decides; without it nobody does. */
function decide(world: World, dispute: Stripe.Dispute) {
  const inquiry = dispute.status.startsWith('warning')
  const text = dispute.evidence.uncategorized_text
  if (text === 'winning_evidence') end(world, dispute, inquiry ? 'warning_closed' : 'won')
  else if (text === 'losing_evidence') end(world, dispute, inquiry ? 'warning_closed' : 'lost')
  else if (text === 'escalate_inquiry_evidence' && inquiry) {
    dispute.status = 'needs_response'
    dispute.is_charge_refundable = false
    withdraw(world, dispute)
    emit(world, 'charge.dispute.updated', dispute)
    emit(world, 'charge.dispute.funds_withdrawn', dispute)
  }
}

function withdraw(world: World, dispute: Stripe.Dispute) {
  dispute.balance_transactions.push(bookDispute(world, dispute, -dispute.amount))
}

function end(world: World, dispute: Stripe.Dispute, status: string) {
  dispute.status = status
  if (status === 'won') {
    dispute.balance_transactions.push(bookDispute(world, dispute, dispute.amount))
    emit(world, 'charge.dispute.funds_reinstated', dispute)
  }
  emit(world, 'charge.dispute.closed', dispute)
}
