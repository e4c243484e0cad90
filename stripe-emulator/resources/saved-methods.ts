import type Stripe from 'stripe'
import { invalid, missing } from '../http/errors.ts'
import { type ListParams, listOf } from '../http/lists.ts'
import { newId } from '../ids.ts'
import { emit } from '../webhooks/emit.ts'
import type { World } from '../world.ts'
import { type DraftMethod, findMethod, storeMethod } from './payment-methods.ts'

/**
 * Saves a method with a customer, so that later payments need no customer at hand. A ready-made
 * method such as `pm_card_visa` becomes one of the customer's own. Konbini cannot be saved.
 */
export function attachToCustomer(
  world: World,
  id: string,
  { customer }: { customer: string },
): Stripe.PaymentMethod {
  if (!world.data.customers.has(customer)) throw missing('customer', customer, 'customer')
  const draft = ownCopy(findMethod(world, id, 'id'), id)
  if (draft.method.type !== 'card') {
    throw invalid(
      'Payment methods of type "konbini" cannot be saved to customers.',
      undefined,
      'payment_method_unsupported_type',
    )
  }
  if (draft.method.customer && draft.method.customer !== customer) {
    throw invalid('The payment method you provided has already been attached to a customer.')
  }
  draft.method.customer = customer
  storeMethod(world, draft)
  emit(world, 'payment_method.attached', draft.method)
  return draft.method
}

/** Takes a method away from its customer; it can never be used again. */
export function detachMethod(world: World, id: string): Stripe.PaymentMethod {
  const method = world.data.payment_methods.get(id)
  if (!method) throw missing('PaymentMethod', id)
  if (!method.customer) {
    throw invalid('The payment method you provided is not attached to a customer.')
  }
  const customer = world.data.customers.get(String(method.customer))
  if (customer?.invoice_settings.default_payment_method === id) {
    customer.invoice_settings.default_payment_method = null
  }
  const before = { customer: method.customer }
  method.customer = null
  emit(world, 'payment_method.detached', method, before)
  return method
}

export function listSavedMethods(
  world: World,
  customer: string | undefined,
  url: string,
  params: ListParams & { type?: string },
): Stripe.ApiList<Stripe.PaymentMethod> {
  return listOf(world.data.payment_methods, url, params, {
    matches: (method) =>
      method.customer !== null &&
      (!customer || method.customer === customer) &&
      (!params.type || method.type === params.type),
    view: (method) => method,
    created: ({ created }) => created,
  })
}

/** `pm_card_visa` is a name for a new method, not a method that two customers could share. */
function ownCopy(draft: DraftMethod, id: string): DraftMethod {
  if (draft.method.id === id) return draft
  return { ...draft, method: { ...draft.method, id: newId('pm') } }
}
