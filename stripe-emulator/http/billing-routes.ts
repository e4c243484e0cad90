import {
  createPrice,
  createProduct,
  deleteProduct,
  retrievePrice,
  retrieveProduct,
  updatePrice,
  updateProduct,
} from '../billing/catalog.ts'
import {
  createCheckout,
  expireCheckout,
  listCheckoutItems,
  retrieveCheckout,
  updateCheckout,
} from '../billing/checkout-sessions.ts'
import { createInvoiceItem } from '../billing/invoice-items.ts'
import { listInvoices } from '../billing/invoice-reading.ts'
import {
  createInvoice,
  deleteInvoice,
  finalizeInvoice,
  giveUp,
  payInvoice,
  retrieveInvoice,
  sendInvoice,
  updateInvoice,
} from '../billing/invoices.ts'
import {
  createPortalConfiguration,
  createPortalSession,
  retrievePortalConfiguration,
} from '../billing/portal.ts'
import * as billing from '../billing/specs.ts'
import {
  cancelSubscription,
  createSubscription,
  listSubscriptions,
  resumeSubscription,
  retrieveSubscription,
  updateSubscription,
} from '../billing/subscriptions.ts'
import { type ListParams, listOf } from './lists.ts'
import { createFrom, found, get, listRoute, post, type Route, remove } from './route.ts'
import { list, none } from './specs.ts'

const subscriptions = '/v1/subscriptions'
const invoices = '/v1/invoices'
const sessions = '/v1/checkout/sessions'
const portal = '/v1/billing_portal'

/** Products, prices, subscriptions, invoices, Checkout and the customer portal. */
export const BILLING_ROUTES: readonly Route[] = [
  post('/v1/products', billing.productCreate, createFrom(createProduct), ['name']),
  listRoute('/v1/products', ({ data }) => data.products, { active: 'boolean' }),
  get('/v1/products/:id', none, (world, id) => retrieveProduct(world, id)),
  post('/v1/products/:id', billing.productUpdate, updateProduct),
  remove('/v1/products/:id', none, deleteProduct),

  post('/v1/prices', billing.priceCreate, createFrom(createPrice), ['currency']),
  get(
    '/v1/prices',
    list({
      active: 'boolean',
      currency: 'string',
      lookup_keys: ['string'],
      product: 'string',
      type: 'string',
    }),
    (world, _, params: PriceFilters) =>
      listOf(world.data.prices, '/v1/prices', params, {
        matches: (price) =>
          (params.active === undefined || price.active === params.active) &&
          (!params.currency || price.currency === params.currency) &&
          (!params.product || price.product === params.product) &&
          (!params.type || price.type === params.type) &&
          (!params.lookup_keys || params.lookup_keys.includes(price.lookup_key ?? '')),
        view: (price) => price,
        created: ({ created }) => created,
      }),
  ),
  get('/v1/prices/:id', none, (world, id) => retrievePrice(world, id)),
  post('/v1/prices/:id', billing.priceUpdate, updatePrice),

  post(subscriptions, billing.subscriptionCreate, createFrom(createSubscription), ['customer']),
  get(
    subscriptions,
    list({ collection_method: 'string', customer: 'string', price: 'string', status: 'string' }),
    (world, _, params: object) => listSubscriptions(world, params),
  ),
  get(`${subscriptions}/:id`, none, retrieveSubscription),
  post(`${subscriptions}/:id`, billing.subscriptionUpdate, updateSubscription),
  remove(`${subscriptions}/:id`, billing.subscriptionCancel, cancelSubscription),
  post(`${subscriptions}/:id/resume`, { billing_cycle_anchor: 'string' }, resumeSubscription),

  post(invoices, billing.invoiceCreate, createFrom(createInvoice), ['customer']),
  get(
    invoices,
    list({
      collection_method: 'string',
      customer: 'string',
      status: 'string',
      subscription: 'string',
    }),
    (world, _, params: object) => listInvoices(world, params),
  ),
  get(`${invoices}/:id`, none, retrieveInvoice),
  post(`${invoices}/:id`, billing.invoiceUpdate, updateInvoice),
  remove(`${invoices}/:id`, none, deleteInvoice),
  get(`${invoices}/:id/lines`, list({}), (world, id) => retrieveInvoice(world, id).lines),
  post(`${invoices}/:id/finalize`, { auto_advance: 'boolean' }, finalizeInvoice),
  post(`${invoices}/:id/pay`, billing.invoicePay, payInvoice),
  post(`${invoices}/:id/send`, none, sendInvoice),
  post(`${invoices}/:id/void`, none, (world, id) => giveUp(world, id, 'void')),
  post(`${invoices}/:id/mark_uncollectible`, none, (world, id) =>
    giveUp(world, id, 'uncollectible'),
  ),
  listRoute('/v1/invoice_payments', ({ data }) => data.invoice_payments, {
    invoice: 'string',
    status: 'string',
  }),
  get('/v1/invoice_payments/:id', none, (world, id) =>
    found(world.data.invoice_payments, 'invoice payment', id),
  ),
  post('/v1/invoiceitems', billing.invoiceItemCreate, createFrom(createInvoiceItem)),
  get('/v1/invoiceitems/:id', none, (world, id) =>
    found(world.data.invoice_items, 'invoice item', id),
  ),

  post(sessions, billing.checkoutCreate, createFrom(createCheckout)),
  get(
    sessions,
    list({
      customer: 'string',
      payment_intent: 'string',
      status: 'string',
      subscription: 'string',
    }),
    (world, _, params: ListParams & Record<string, unknown>) =>
      listOf(world.data.checkout_sessions, sessions, params, {
        matches: ({ session }) =>
          (['customer', 'payment_intent', 'status', 'subscription'] as const).every(
            (name) => params[name] === undefined || session[name] === params[name],
          ),
        view: ({ session }) => session,
        created: ({ session }) => session.created,
      }),
  ),
  get(`${sessions}/:id`, none, retrieveCheckout),
  post(`${sessions}/:id`, { metadata: 'metadata' }, updateCheckout),
  post(`${sessions}/:id/expire`, none, expireCheckout),
  get(`${sessions}/:id/line_items`, list({}), listCheckoutItems),

  post(`${portal}/sessions`, billing.portalCreate, createFrom(createPortalSession)),
  post(
    `${portal}/configurations`,
    { business_profile: 'any', default_return_url: 'string', features: 'any', name: 'string' },
    createFrom(createPortalConfiguration),
  ),
  listRoute(`${portal}/configurations`, ({ data }) => data.portal_configurations, {
    active: 'boolean',
    is_default: 'boolean',
  }),
  get(`${portal}/configurations/:id`, none, (world, id) => retrievePortalConfiguration(world, id)),
]

type PriceFilters = ListParams & {
  active?: boolean
  currency?: string
  lookup_keys?: string[]
  product?: string
  type?: string
}
