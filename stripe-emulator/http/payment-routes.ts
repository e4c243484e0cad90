import { createToken, retrieveToken } from '../resources/confirmation-tokens.ts'
import {
  cancel,
  capture,
  confirmIntent,
  createIntent,
  retrieveIntent,
  updateIntent,
} from '../resources/payment-intents.ts'
import { draftMethod, findMethod, storeMethod } from '../resources/payment-methods.ts'
import { attachToCustomer, detachMethod, listSavedMethods } from '../resources/saved-methods.ts'
import type { ListParams } from './lists.ts'
import { createFrom, get, listRoute, post, type Route } from './route.ts'
import * as specs from './specs.ts'

const intents = '/v1/payment_intents'
const methods = '/v1/payment_methods'

/** PaymentIntents, ConfirmationTokens and PaymentMethods: what a checkout calls. */
export const PAYMENT_ROUTES: readonly Route[] = [
  listRoute(intents, ({ data }) => data.payment_intents, { customer: 'string' }),
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
    ...post(methods, specs.methodData, (world, _, params: object) => {
      const draft = draftMethod(world, params, 'payment_method')
      storeMethod(world, draft)
      return draft.method
    }),
    required: ['type'],
    publishable: 'open',
  },
  get(
    methods,
    specs.list({ customer: 'string', type: 'string' }),
    (world, _, params: ListParams & { customer?: string }) =>
      listSavedMethods(world, params.customer, methods, params),
  ),
  get(`${methods}/:id`, specs.none, (world, id) => findMethod(world, id, 'id').method),
  post(`${methods}/:id/attach`, { customer: 'string' }, attachToCustomer, ['customer']),
  post(`${methods}/:id/detach`, specs.none, detachMethod),
]
