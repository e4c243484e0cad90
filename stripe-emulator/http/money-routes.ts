import { viewBalance } from '../resources/balance.ts'
import { viewTransaction } from '../resources/balance-transactions.ts'
import { closeDispute, retrieveDispute, updateDispute } from '../resources/disputes.ts'
import { listEvents, retrieveEvent } from '../resources/events.ts'
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
import { listOf } from './lists.ts'
import { createFrom, found, get, listRoute, post, type Route, remove } from './route.ts'
import * as specs from './specs.ts'

const endpoints = '/v1/webhook_endpoints'

/** What follows a payment: charges, refunds, disputes, the balance, events and who hears them. */
export const MONEY_ROUTES: readonly Route[] = [
  listRoute('/v1/charges', ({ data }) => data.charges, {
    payment_intent: 'string',
    customer: 'string',
  }),
  get('/v1/charges/:id', specs.none, (world, id) => found(world.data.charges, 'charge', id)),

  post('/v1/refunds', specs.refundCreate, createFrom(createRefund)),
  listRoute('/v1/refunds', ({ data }) => data.refunds, {
    charge: 'string',
    payment_intent: 'string',
  }),
  get('/v1/refunds/:id', specs.none, retrieveRefund),
  post('/v1/refunds/:id', { metadata: 'metadata' }, updateRefund),
  post('/v1/refunds/:id/cancel', specs.none, cancelRefund),
  post('/v1/test_helpers/refunds/:id/expire', specs.none, expireRefund),

  listRoute('/v1/disputes', ({ data }) => data.disputes, {
    charge: 'string',
    payment_intent: 'string',
  }),
  get('/v1/disputes/:id', specs.none, retrieveDispute),
  post(
    '/v1/disputes/:id',
    { evidence: 'any', metadata: 'metadata', submit: 'boolean' },
    updateDispute,
  ),
  post('/v1/disputes/:id/close', specs.none, closeDispute),
  listRoute('/v1/radar/early_fraud_warnings', ({ data }) => data.fraud_warnings, {
    charge: 'string',
    payment_intent: 'string',
  }),
  get('/v1/radar/early_fraud_warnings/:id', specs.none, (world, id) =>
    found(world.data.fraud_warnings, 'early fraud warning', id),
  ),

  get('/v1/balance', specs.none, viewBalance),
  listRoute(
    '/v1/balance_transactions',
    ({ data }) => data.balance_transactions,
    { source: 'string', type: 'string' },
    viewTransaction,
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

  post(endpoints, specs.endpointCreate, createFrom(createEndpoint), ['url', 'enabled_events']),
  get(endpoints, specs.list({}), (world, _, params: object) =>
    listOf(world.data.webhook_endpoints, endpoints, params, {
      view: ({ endpoint }) => endpoint,
      created: ({ endpoint }) => endpoint.created,
    }),
  ),
  get(`${endpoints}/:id`, specs.none, (world, id) => retrieveEndpoint(world, id).endpoint),
  post(`${endpoints}/:id`, specs.endpointUpdate, updateEndpoint),
  remove(`${endpoints}/:id`, specs.none, deleteEndpoint),
]
