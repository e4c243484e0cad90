import type Stripe from 'stripe'
import { type ListParams, listOf } from '../http/lists.ts'
import type { World } from '../world.ts'
import { intentOf, paymentsOf } from './invoice-payments.ts'

export function listInvoices(
  world: World,
  params: ListParams & {
    customer?: string
    subscription?: string
    status?: string
    collection_method?: string
  },
): Stripe.ApiList<Stripe.Invoice> {
  return listOf(world.data.invoices, '/v1/invoices', params, {
    matches: (invoice) =>
      (!params.customer || invoice.customer === params.customer) &&
      (!params.status || invoice.status === params.status) &&
      (!params.collection_method || invoice.collection_method === params.collection_method) &&
      (!params.subscription ||
        invoice.parent?.subscription_details?.subscription === params.subscription),
    view: (invoice) => invoice,
    created: ({ created }) => created,
  })
}

/** Fields that an invoice shows only when they are asked for with `expand`. */
export function includedIn(world: World, invoice: Stripe.Invoice, field: string): unknown {
  if (field === 'payments') {
    const url = `/v1/invoice_payments?invoice=${invoice.id}`
    const data = structuredClone(paymentsOf(world, invoice))
    return { object: 'list', data, has_more: false, url }
  }
  const client_secret = intentOf(world, invoice)?.client_secret
  return client_secret ? { client_secret, type: 'payment_intent' } : null
}
