import type Stripe from 'stripe'
import { ApiError, invalid, missing, refused } from '../http/errors.ts'
import { mergeMetadata } from '../http/params.ts'
import { randomText } from '../ids.ts'
import { emit } from '../webhooks/emit.ts'
import { idOf, type World } from '../world.ts'
import { addPendingItems, pendingCurrency } from './invoice-items.ts'
import {
  attemptPayment,
  closePayment,
  intentOf,
  markPaid,
  openPayment,
} from './invoice-payments.ts'
import { newInvoice, subscriptionOf } from './invoice-shape.ts'
import { becomeLate } from './subscription-life.ts'

export interface InvoiceParams {
  auto_advance?: boolean
  collection_method?: string
  currency?: string
  customer?: string
  days_until_due?: number
  default_payment_method?: string
  description?: string
  due_date?: number
  metadata?: Record<string, string> | ''
  payment_settings?: { payment_method_types?: string[] | '' }
  pending_invoice_items_behavior?: string
}

export interface PayParams {
  forgive?: boolean
  off_session?: boolean
  paid_out_of_band?: boolean
  payment_method?: string
}

export function createInvoice(world: World, params: InvoiceParams): Stripe.Invoice {
  const customer = world.data.customers.get(params.customer ?? '')
  if (!customer) throw missing('customer', params.customer ?? '', 'customer')
  const now = world.clock.seconds()
  const invoice = newInvoice(world, {
    customer,
    currency: params.currency?.toLowerCase() ?? pendingCurrency(world, customer.id) ?? 'jpy',
    billing_reason: 'manual',
    collection_method: params.collection_method ?? 'charge_automatically',
    subscription: null,
    default_payment_method: params.default_payment_method ?? null,
    description: params.description ?? null,
    metadata: mergeMetadata({}, params.metadata),
    payment_method_types: params.payment_settings?.payment_method_types || null,
    auto_advance: params.auto_advance ?? false,
    period: { start: now, end: now },
  })
  setDueDate(invoice, params, now)
  if (params.pending_invoice_items_behavior === 'include') addPendingItems(world, invoice)
  world.data.invoices.set(invoice.id, invoice)
  emit(world, 'invoice.created', invoice)
  return invoice
}

export function retrieveInvoice(world: World, id: string): Stripe.Invoice {
  const invoice = world.data.invoices.get(id)
  if (!invoice) throw missing('invoice', id)
  return invoice
}

export function updateInvoice(world: World, id: string, params: InvoiceParams): Stripe.Invoice {
  const invoice = retrieveInvoice(world, id)
  const harmless = new Set(['metadata', 'description', 'auto_advance', 'default_payment_method'])
  if (invoice.status !== 'draft' && !Object.keys(params).every((name) => harmless.has(name))) {
    throw refused('Finalized invoices can’t be updated in this way.', 'invoice_not_editable')
  }
  setDueDate(invoice, params, world.clock.seconds())
  if (params.description !== undefined) invoice.description = params.description || null
  if (params.auto_advance !== undefined) invoice.auto_advance = params.auto_advance
  if (params.collection_method) invoice.collection_method = params.collection_method
  if (params.default_payment_method !== undefined) {
    invoice.default_payment_method = params.default_payment_method || null
  }
  const types = params.payment_settings?.payment_method_types
  if (types !== undefined) invoice.payment_settings.payment_method_types = types || null
  invoice.metadata = mergeMetadata(invoice.metadata ?? {}, params.metadata)
  emit(world, 'invoice.updated', invoice)
  return invoice
}

export function deleteInvoice(world: World, id: string): Stripe.DeletedInvoice {
  const invoice = retrieveInvoice(world, id)
  if (invoice.status !== 'draft' || invoice.parent) {
    throw refused('You can only delete draft invoices.', undefined)
  }
  world.data.invoices.delete(id)
  emit(world, 'invoice.deleted', invoice)
  return { id, object: 'invoice', deleted: true }
}

/**
 * A draft becomes a bill: it gets its number, its page and the intent it is paid with. Nothing is
 * charged here. One over nothing is paid at once.
 */
export function finalize(world: World, invoice: Stripe.Invoice): void {
  if (invoice.status !== 'draft') {
    throw refused('This invoice is already finalized.', undefined)
  }
  // First, because it refuses amounts that nobody can pay: the draft then stays a draft.
  if (invoice.amount_due > 0) openPayment(world, invoice)
  const now = world.clock.seconds()
  const customer = world.data.customers.get(idOf(invoice.customer as string) ?? '')
  const sequence = customer?.next_invoice_sequence ?? 1
  if (customer) customer.next_invoice_sequence = sequence + 1
  invoice.number = `${customer?.invoice_prefix ?? 'EMULATED'}-${String(sequence).padStart(4, '0')}`
  invoice.status = 'open'
  invoice.effective_at = now
  invoice.ending_balance = 0
  invoice.automatically_finalizes_at = null
  invoice.status_transitions.finalized_at = now
  const token = randomText(40)
  world.data.hosted_pages.set(token, invoice.id)
  invoice.hosted_invoice_url = `${world.baseUrl}/hosted/invoices/${token}`
  if (invoice.due_date) world.timers.add('invoice_overdue', invoice.due_date * 1000, invoice.id)
  emit(world, 'invoice.finalized', invoice)
  if (invoice.amount_due === 0) markPaid(world, invoice, null)
  else if (invoice.collection_method === 'send_invoice') emit(world, 'invoice.sent', invoice)
}

/** POST /v1/invoices/:id/finalize. */
export function finalizeInvoice(
  world: World,
  id: string,
  params: { auto_advance?: boolean },
): Stripe.Invoice {
  const invoice = retrieveInvoice(world, id)
  if (params.auto_advance !== undefined) invoice.auto_advance = params.auto_advance
  finalize(world, invoice)
  const charge = invoice.auto_advance && invoice.collection_method === 'charge_automatically'
  if (charge && invoice.status === 'open') attemptPayment(world, invoice, null)
  return invoice
}

/** POST /v1/invoices/:id/pay. Throws 402 when the card is declined or wants its holder. */
export function payInvoice(world: World, id: string, params: PayParams): Stripe.Invoice {
  const invoice = retrieveInvoice(world, id)
  if (invoice.status === 'draft') finalize(world, invoice)
  if (invoice.status === 'paid' && !params.paid_out_of_band && invoice.amount_due > 0) {
    throw refused('Invoice is already paid', undefined)
  }
  if (invoice.status !== 'open') return invoice
  if (params.paid_out_of_band) {
    closePayment(world, invoice)
    markPaid(world, invoice, null)
    return invoice
  }
  const error = attemptPayment(world, invoice, params.payment_method ?? null)
  if (error) throw error
  if (intentOf(world, invoice)?.status === 'requires_action') {
    throw new ApiError(
      402,
      {
        type: 'card_error',
        code: 'invoice_payment_intent_requires_action',
        message:
          'Payment for this invoice requires additional user action before it can be completed successfully. Payment can be completed using the PaymentIntent associated with the invoice.',
      },
      true,
    )
  }
  return invoice
}

/** POST /v1/invoices/:id/void and …/mark_uncollectible. */
export function giveUp(world: World, id: string, status: 'void' | 'uncollectible'): Stripe.Invoice {
  const invoice = retrieveInvoice(world, id)
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible') {
    throw refused(`Only open invoices can be given up; this one is ${invoice.status}.`, undefined)
  }
  const now = world.clock.seconds()
  if (status === 'void') closePayment(world, invoice)
  invoice.status = status
  invoice.auto_advance = false
  invoice.next_payment_attempt = null
  if (status === 'void') invoice.status_transitions.voided_at = now
  else invoice.status_transitions.marked_uncollectible_at = now
  emit(world, status === 'void' ? 'invoice.voided' : 'invoice.marked_uncollectible', invoice)
  return invoice
}

/** POST /v1/invoices/:id/send: the e-mail itself is not emulated. */
export function sendInvoice(world: World, id: string): Stripe.Invoice {
  const invoice = retrieveInvoice(world, id)
  if (invoice.status === 'draft') finalize(world, invoice)
  else emit(world, 'invoice.sent', invoice)
  return invoice
}

/** Registers what happens to invoices as time passes. */
export function registerInvoiceTimers(world: World): void {
  world.timers.on('invoice_overdue', (id) => {
    const invoice = world.data.invoices.get(id)
    if (invoice?.status !== 'open') return
    emit(world, 'invoice.overdue', invoice)
    const subscription = subscriptionOf(world, invoice)
    if (subscription) becomeLate(world, subscription)
  })
  world.timers.on('invoice_advance', (id) => {
    const invoice = world.data.invoices.get(id)
    if (invoice?.status !== 'draft' || !invoice.auto_advance) return
    finalizeInvoice(world, id, {})
  })
}

function setDueDate(invoice: Stripe.Invoice, params: InvoiceParams, now: number) {
  const sent = (params.collection_method ?? invoice.collection_method) === 'send_invoice'
  if (!sent) {
    if (params.days_until_due || params.due_date) {
      throw invalid(
        'days_until_due can only be used together with collection_method=send_invoice.',
        'days_until_due',
      )
    }
    return
  }
  if (params.due_date) invoice.due_date = params.due_date
  else if (params.days_until_due !== undefined) {
    invoice.due_date = now + params.days_until_due * 86_400
  }
  if (invoice.due_date !== null) return
  throw invalid(
    'If invoice `collection_method` is `send_invoice`, you must specify `days_until_due` or `due_date`.',
    'days_until_due',
  )
}
