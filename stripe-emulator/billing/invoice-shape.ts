import type Stripe from 'stripe'
import { newId } from '../ids.ts'
import { idOf, type World } from '../world.ts'
import { decimal } from './catalog.ts'

/** What an invoice is made of; amounts in the smallest unit of the currency. */
export interface InvoiceDraft {
  customer: Stripe.Customer
  currency: string
  billing_reason: string
  collection_method: string
  subscription: Stripe.Subscription | null
  default_payment_method?: string | null
  description?: string | null
  metadata?: Record<string, string>
  payment_method_types?: string[] | null
  auto_advance: boolean
  period: { start: number; end: number }
}

/** A draft without lines. */
export function newInvoice(world: World, draft: InvoiceDraft): Stripe.Invoice {
  const { customer, subscription } = draft
  const id = newId('in')
  return {
    id,
    object: 'invoice',
    account_country: 'JP',
    account_name: 'Emulated account',
    account_tax_ids: null,
    amount_due: 0,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: 0,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: draft.auto_advance,
    automatic_tax: {
      disabled_reason: null,
      enabled: false,
      liability: null,
      provider: null,
      status: null,
    },
    automatically_finalizes_at: null,
    billing_reason: draft.billing_reason,
    collection_method: draft.collection_method,
    created: world.clock.seconds(),
    currency: draft.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: structuredClone(customer.shipping) as Stripe.Invoice.CustomerShipping | null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: draft.default_payment_method ?? null,
    default_source: null,
    default_tax_rates: [],
    description: draft.description ?? null,
    discounts: [],
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: { object: 'list', data: [], has_more: false, url: `/v1/invoices/${id}/lines` },
    livemode: false,
    metadata: draft.metadata ?? {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: subscription
      ? {
          quote_details: null,
          subscription_details: {
            metadata: { ...subscription.metadata },
            subscription: subscription.id,
          },
          type: 'subscription_details',
        }
      : null,
    payment_settings: {
      default_mandate: null,
      payment_method_options: null,
      payment_method_types: draft.payment_method_types ?? null,
    },
    period_end: draft.period.end,
    period_start: draft.period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: {
      finalized_at: null,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal: 0,
    subtotal_excluding_tax: 0,
    test_clock: null,
    total: 0,
    total_discount_amounts: [],
    total_excluding_tax: 0,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  }
}

/** What one line says. `parent` names where it comes from. */
export interface LineDraft {
  amount: number
  description: string
  quantity: number
  price: Stripe.Price | null
  period: { start: number; end: number }
  subscription: string | null
  parent: Stripe.InvoiceLineItem.Parent
}

/** Puts a line on an invoice and sums up. */
export function addLine(invoice: Stripe.Invoice, line: LineDraft): void {
  invoice.lines.data.push({
    id: newId('il'),
    object: 'line_item',
    amount: line.amount,
    currency: invoice.currency,
    description: line.description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: invoice.id,
    livemode: false,
    metadata: {},
    parent: line.parent,
    period: line.period,
    pretax_credit_amounts: [],
    pricing: line.price
      ? {
          price_details: {
            price: line.price.id,
            product: idOf(line.price.product as string | { id: string }) ?? '',
          },
          type: 'price_details',
          unit_amount_decimal: line.price.unit_amount_decimal,
        }
      : null,
    quantity: line.quantity,
    quantity_decimal: decimal(line.quantity),
    subscription: line.subscription,
    subtotal: line.amount,
    taxes: [],
  })
  const total = invoice.lines.data.reduce((sum, { amount }) => sum + amount, 0)
  invoice.subtotal = total
  invoice.subtotal_excluding_tax = total
  invoice.total = total
  invoice.total_excluding_tax = total
  invoice.amount_due = Math.max(0, total)
  invoice.amount_remaining = invoice.amount_due
}

/** The subscription that an invoice belongs to, or null. */
export function subscriptionOf(world: World, invoice: Stripe.Invoice): Stripe.Subscription | null {
  const id = idOf(invoice.parent?.subscription_details?.subscription)
  return world.data.subscriptions.get(id ?? '') ?? null
}
