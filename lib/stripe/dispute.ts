import type Stripe from 'stripe'
import { stripe } from './client.ts'

export type DisputeState = {
  id: string
  /** Stripe's word; more may come: `needs_response`, `under_review`, `won`, `lost`, `warning_…`. */
  status: string
  amountYen: number
  reason: string
  evidenceDueAt: Date | null
  createdAt: Date
}

/** A dispute as Stripe has it now. */
export async function retrieveDispute(id: string): Promise<DisputeState> {
  return readDispute(await stripe().disputes.retrieve(id))
}

function readDispute(dispute: Stripe.Dispute): DisputeState {
  const dueBy = dispute.evidence_details.due_by
  return {
    id: dispute.id,
    status: dispute.status,
    amountYen: dispute.amount,
    reason: dispute.reason,
    evidenceDueAt: dueBy ? new Date(dueBy * 1000) : null,
    createdAt: new Date(dispute.created * 1000),
  }
}
