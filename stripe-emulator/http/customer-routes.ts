import {
  createCustomer,
  deleteCustomer,
  retrieveCustomer,
  showCustomer,
  updateCustomer,
} from '../resources/customers.ts'
import { listSavedMethods } from '../resources/saved-methods.ts'
import type { ListParams } from './lists.ts'
import { createFrom, get, listRoute, post, type Route, remove } from './route.ts'
import * as specs from './specs.ts'

export const CUSTOMER_ROUTES: readonly Route[] = [
  post('/v1/customers', specs.customer, createFrom(createCustomer)),
  listRoute('/v1/customers', ({ data }) => data.customers, { email: 'string' }),
  get('/v1/customers/:id', specs.none, showCustomer),
  post('/v1/customers/:id', specs.customer, updateCustomer),
  remove('/v1/customers/:id', specs.none, deleteCustomer),
  get(
    '/v1/customers/:id/payment_methods',
    specs.list({ type: 'string' }),
    (world, id, params: ListParams) => {
      retrieveCustomer(world, id)
      return listSavedMethods(world, id, `/v1/customers/${id}/payment_methods`, params)
    },
  ),
]
