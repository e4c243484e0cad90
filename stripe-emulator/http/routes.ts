import type Stripe from 'stripe'
import { viewTransaction } from '../resources/balance-transactions.ts'
import { createToken, retrieveToken } from '../resources/confirmation-tokens.ts'
import {
  createCustomer,
  deleteCustomer,
  retrieveCustomer,
  updateCustomer,
} from '../resources/customers.ts'
import { listEvents, retrieveEvent } from '../resources/events.ts'
import {
  cancel,
  capture,
  confirmIntent,
  createIntent,
  retrieveIntent,
  updateIntent,
} from '../resources/payment-intents.ts'
import { draftMethod, findMethod, storeMethod } from '../resources/payment-methods.ts'
import {
  cancelRefund,
  createRefund,
  expireRefund,
  retrieveRefund,
  updateRefund,
} from '../resources/refunds.ts'
import {
  createEndpoint,
  deleteEndpoint,
  retrieveEndpoint,
  updateEndpoint,
} from '../resources/webhook-endpoints.ts'
import type { World } from '../world.ts'
import { invalid, missing } from './errors.ts'
import { type ListParams, listOf } from './lists.ts'
import type { SpecObject } from './params.ts'
import * as specs from './specs.ts'

export interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  /** `:id` matches one segment. */
  path: string
  spec: SpecObject
  required?: readonly string[]
  /** Browsers may call it with a publishable key. */
  publishable?: 'open' | 'client_secret'
  /** Synchronous: an API call is one step that nothing can come between. */
  handle(world: World, id: string, params: never): object
}

const intents = '/v1/payment_intents'

/** The whole of the emulated API. A path that is not here answers 404. */
export const ROUTES: readonly Route[] = [
  get(
    intents,
    specs.list({ customer: 'string' }),
    (world, _, params: ListParams & { customer?: string }) =>
      listOf(world.data.payment_intents, intents, params, {
        matches: ({ customer }) => !params.customer || customer === params.customer,
        view: same,
        created: createdOf,
      }),
  ),
  post(intents, specs.intentCreate, createFrom(createIntent), ['amount', 'currency']),
  { ...get(`${intents}/:id`, specs.none, retrieveIntent), publishable: 'client_secret' },
  post(`${intents}/:id`, specs.intentUpdate, updateIntent),
  {
    ...post(`${intents}/:id/confirm`, specs.intentConfirm, confirmIntent),
    publishable: 'client_secret',
  },
  post(`${intents}/:id/cancel`, { cancellation_reason: 'string' }, cancel),
  post(`${intents}/:id/capture`, { amount_to_capture: 'integer', metadata: 'metadata' }, capture),

  { ...post('/v1/confirmation_tokens', specs.token, createFrom(createToken)), publishable: 'open' },
  get('/v1/confirmation_tokens/:id', specs.none, retrieveToken),
  post('/v1/test_helpers/confirmation_tokens', specs.token, createFrom(createToken)),

  {
    ...post('/v1/payment_methods', specs.methodData, (world, _, params: object) => {
      const draft = draftMethod(world, params, 'payment_method')
      storeMethod(world, draft)
      return draft.method
    }),
    required: ['type'],
    publishable: 'open',
  },
  get('/v1/payment_methods/:id', specs.none, (world, id) => findMethod(world, id, 'id').method),

  post('/v1/customers', specs.customer, createFrom(createCustomer)),
  get(
    '/v1/customers',
    specs.list({ email: 'string' }),
    (world, _, params: ListParams & { email?: string }) =>
      listOf(world.data.customers, '/v1/customers', params, {
        matches: ({ email }) => !params.email || email === params.email,
        view: same,
        created: createdOf,
      }),
  ),
  get('/v1/customers/:id', specs.none, retrieveCustomer),
  post('/v1/customers/:id', specs.customer, updateCustomer),
  { ...get('/v1/customers/:id', specs.none, deleteCustomer), method: 'DELETE' },

  get('/v1/charges', specs.list({ payment_intent: 'string', customer: 'string' }), listCharges),
  get('/v1/charges/:id', specs.none, (world, id) => found(world.data.charges, 'charge', id)),

  post('/v1/refunds', specs.refundCreate, createFrom(createRefund)),
  get('/v1/refunds', specs.list({ charge: 'string', payment_intent: 'string' }), listRefunds),
  get('/v1/refunds/:id', specs.none, retrieveRefund),
  post('/v1/refunds/:id', { metadata: 'metadata' }, updateRefund),
  post('/v1/refunds/:id/cancel', specs.none, cancelRefund),
  post('/v1/test_helpers/refunds/:id/expire', specs.none, expireRefund),

  get(
    '/v1/balance_transactions',
    specs.list({ source: 'string', type: 'string' }),
    listTransactions,
  ),
  get('/v1/balance_transactions/:id', specs.none, (world, id) =>
    viewTransaction(world, found(world.data.balance_transactions, 'balance transaction', id)),
  ),

  get(
    '/v1/events',
    specs.list({ type: 'string', types: ['string'], delivery_success: 'boolean' }),
    (world, _, params: object) => listEvents(world, params),
  ),
  get('/v1/events/:id', specs.none, retrieveEvent),

  post('/v1/webhook_endpoints', specs.endpointCreate, createFrom(createEndpoint), [
    'url',
    'enabled_events',
  ]),
  get('/v1/webhook_endpoints', specs.list({}), (world, _, params: object) =>
    listOf(world.data.webhook_endpoints, '/v1/webhook_endpoints', params, {
      view: ({ endpoint }) => endpoint,
      created: ({ endpoint }) => endpoint.created,
    }),
  ),
  get('/v1/webhook_endpoints/:id', specs.none, (world, id) => retrieveEndpoint(world, id).endpoint),
  post('/v1/webhook_endpoints/:id', specs.endpointUpdate, updateEndpoint),
  { ...get('/v1/webhook_endpoints/:id', specs.none, deleteEndpoint), method: 'DELETE' },
]

/** The route for a request and the id in its path, or null. */
export function findRoute(method: string, pathname: string): { route: Route; id: string } | null {
  const path = pathname.split('/')
  for (const route of ROUTES) {
    if (route.method !== method) continue
    const id = matchPath(route.path, path)
    if (id !== null) return { route, id }
  }
  return null
}

/** The segment under `:id` ('' when the pattern has none), or null when it does not match. */
export function matchPath(pattern: string, path: string[]): string | null {
  const segments = pattern.split('/')
  if (segments.length !== path.length) return null
  let id = ''
  for (const [index, segment] of segments.entries()) {
    const given = path[index] ?? ''
    if (segment === ':id' && given) id = decodeURIComponent(given)
    else if (segment !== given) return null
  }
  return id
}

type Handler<P> = (world: World, id: string, params: P) => object

function get<P>(path: string, spec: SpecObject, handle: Handler<P>): Route {
  return { method: 'GET', path, spec, handle }
}

function post<P>(path: string, spec: SpecObject, handle: Handler<P>, required?: string[]): Route {
  return { method: 'POST', path, spec, handle, required }
}

function createFrom<P>(create: (world: World, params: P) => object): Handler<P> {
  return (world, _, params) => create(world, params)
}

const same = <T>(item: T): T => item
const createdOf = (item: { created: number }) => item.created

function found<T>(items: Map<string, T>, what: string, id: string): T {
  const item = items.get(id)
  if (!item) throw missing(what, id)
  return item
}

function listCharges(
  world: World,
  _: string,
  params: ListParams & { payment_intent?: string; customer?: string },
) {
  return listOf(world.data.charges, '/v1/charges', params, {
    matches: (charge: Stripe.Charge) =>
      (!params.payment_intent || charge.payment_intent === params.payment_intent) &&
      (!params.customer || charge.customer === params.customer),
    view: same,
    created: createdOf,
  })
}

function listRefunds(
  world: World,
  _: string,
  params: ListParams & { charge?: string; payment_intent?: string },
) {
  return listOf(world.data.refunds, '/v1/refunds', params, {
    matches: (refund: Stripe.Refund) =>
      (!params.payment_intent || refund.payment_intent === params.payment_intent) &&
      (!params.charge || refund.charge === params.charge),
    view: same,
    created: createdOf,
  })
}

function listTransactions(
  world: World,
  _: string,
  params: ListParams & { source?: string; type?: string },
) {
  if (params.source === '') throw invalid('Invalid source', 'source')
  return listOf(world.data.balance_transactions, '/v1/balance_transactions', params, {
    matches: ({ source, type }) =>
      (!params.source || source === params.source) && (!params.type || type === params.type),
    view: (transaction: Stripe.BalanceTransaction) => viewTransaction(world, transaction),
    created: createdOf,
  })
}
