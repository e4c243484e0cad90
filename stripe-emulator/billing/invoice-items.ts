import type Stripe from 'stripe'
import { invalid, missing, refused } from '../http/errors.ts'
import { mergeMetadata } from '../http/params.ts'
import { newId } from '../ids.ts'
import { emit } from '../webhooks/emit.ts'
import { idOf, type World } from '../world.ts'
import { decimal, retrievePrice } from './catalog.ts'
import { addLine } from './invoice-shape.ts'

export interface InvoiceItemParams {
  amount?: number
  currency?: string
  customer?: string
  description?: string
  invoice?: string
  metadata?: Record<string, string> | ''
  pricing?: { price?: string }
  quantity?: number
}

/** Something to bill: on a draft invoice, or left with the customer until the next one. */
export function createInvoiceItem(world: World, params: InvoiceItemParams): Stripe.InvoiceItem {
  const invoice = params.invoice ? world.data.invoices.get(params.invoice) : null
  if (invoice === undefined) throw missing('invoice', params.invoice ?? '', 'invoice')
  if (invoice && invoice.status !== 'draft') {
    throw refused('This invoice is no longer editable.', 'invoice_not_editable')
  }
  const customer = params.customer ?? idOf(invoice?.customer as string)
  if (!customer || !world.data.customers.has(customer)) {
    throw missing('customer', customer ?? '', 'customer')
  }
  const price = params.pricing?.price
    ? retrievePrice(world, params.pricing.price, 'pricing[price]')
    : null
  const quantity = params.quantity ?? 1
  const amount = price ? (price.unit_amount ?? 0) * quantity : params.amount
  if (amount === undefined) {
    throw invalid('You must provide amount or pricing.', 'amount', 'parameter_missing')
  }
  const now = world.clock.seconds()
  const item: Stripe.InvoiceItem = {
    id: newId('ii'),
    object: 'invoiceitem',
    amount,
    currency: price?.currency ?? params.currency?.toLowerCase() ?? 'jpy',
    customer,
    customer_account: null,
    date: now,
    description: params.description ?? null,
    discountable: true,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    parent: null,
    period: { end: now, start: now },
    pricing: price
      ? {
          price_details: { price: price.id, product: String(price.product) },
          type: 'price_details',
          unit_amount_decimal: price.unit_amount_decimal,
        }
      : null,
    proration: false,
    quantity,
    quantity_decimal: decimal(quantity),
    tax_rates: [],
    test_clock: null,
  }
  world.data.invoice_items.set(item.id, item)
  emit(world, 'invoiceitem.created', item)
  if (invoice) put(world, invoice, item)
  return item
}

/** Puts what waits with the customer on an invoice. */
export function addPendingItems(world: World, invoice: Stripe.Invoice): void {
  for (const item of world.data.invoice_items.values()) {
    const fits = item.invoice === null && item.customer === invoice.customer
    if (fits && item.currency === invoice.currency) put(world, invoice, item)
  }
}

/** The currency of what waits with a customer: an invoice without one of its own takes it. */
export function pendingCurrency(world: World, customer: string): string | null {
  for (const item of world.data.invoice_items.values()) {
    if (item.invoice === null && item.customer === customer) return item.currency
  }
  return null
}

function put(world: World, invoice: Stripe.Invoice, item: Stripe.InvoiceItem) {
  item.invoice = invoice.id
  const price = idOf(item.pricing?.price_details?.price)
  addLine(invoice, {
    amount: item.amount,
    description: item.description ?? '',
    quantity: item.quantity,
    price: world.data.prices.get(price ?? '') ?? null,
    period: item.period,
    subscription: null,
    parent: {
      invoice_item_details: {
        invoice_item: item.id,
        proration: false,
        proration_details: null,
        subscription: null,
      },
      subscription_item_details: null,
      type: 'invoice_item_details',
    },
  })
}
