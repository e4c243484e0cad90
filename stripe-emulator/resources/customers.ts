import type Stripe from 'stripe'
import { endSubscription, isOver } from '../billing/subscription-life.ts'
import { missing } from '../http/errors.ts'
import { mergeMetadata } from '../http/params.ts'
import { newId } from '../ids.ts'
import { emit } from '../webhooks/emit.ts'
import type { World } from '../world.ts'
import { attachToCustomer } from './saved-methods.ts'
import { shippingFrom } from './shipping.ts'

export interface CustomerParams {
  address?: Stripe.AddressParam | ''
  description?: string
  email?: string
  metadata?: Record<string, string> | ''
  invoice_settings?: { default_payment_method?: string }
  name?: string
  payment_method?: string
  phone?: string
  preferred_locales?: string[]
  shipping?: Stripe.PaymentIntentCreateParams.Shipping | ''
}

export function createCustomer(world: World, params: CustomerParams): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: newId('cus', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: world.clock.seconds(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    email: null,
    invoice_prefix: newId('', 8).slice(1).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
  apply(customer, params)
  world.data.customers.set(customer.id, customer)
  try {
    applyMethods(world, customer, params)
  } catch (error) {
    world.data.customers.delete(customer.id)
    throw error
  }
  emit(world, 'customer.created', customer)
  return customer
}

/** GET: one that is gone is shown as deleted, not as missing. */
export function showCustomer(world: World, id: string): Stripe.Customer | Stripe.DeletedCustomer {
  if (world.data.deleted_customers.has(id)) return { id, object: 'customer', deleted: true }
  return retrieveCustomer(world, id)
}

export function retrieveCustomer(world: World, id: string): Stripe.Customer {
  const customer = world.data.customers.get(id)
  if (!customer) throw missing('customer', id)
  return customer
}

export function updateCustomer(world: World, id: string, params: CustomerParams): Stripe.Customer {
  const customer = retrieveCustomer(world, id)
  applyMethods(world, customer, params)
  apply(customer, params)
  emit(world, 'customer.updated', customer)
  return customer
}

/** Ends the customer's subscriptions, too. */
export function deleteCustomer(world: World, id: string): Stripe.DeletedCustomer {
  const customer = retrieveCustomer(world, id)
  for (const subscription of world.data.subscriptions.values()) {
    if (subscription.customer !== id || isOver(subscription)) continue
    endSubscription(world, subscription, 'cancellation_requested')
  }
  world.data.customers.delete(id)
  world.data.deleted_customers.set(id, world.clock.seconds())
  emit(world, 'customer.deleted', customer)
  return { id, object: 'customer', deleted: true }
}

/** A ready-made method (`pm_card_visa`) named twice in one call means one saved method. */
function applyMethods(world: World, customer: Stripe.Customer, params: CustomerParams) {
  const { payment_method, invoice_settings } = params
  const saved = payment_method
    ? attachToCustomer(world, payment_method, { customer: customer.id })
    : null
  const wanted = invoice_settings?.default_payment_method
  if (wanted === undefined) return
  const settings = customer.invoice_settings
  if (!wanted) settings.default_payment_method = null
  else if (saved && wanted === payment_method) settings.default_payment_method = saved.id
  else {
    const method = world.data.payment_methods.get(wanted)
    if (method?.customer !== customer.id) {
      throw missing('PaymentMethod', wanted, 'invoice_settings[default_payment_method]')
    }
    settings.default_payment_method = wanted
  }
}

function apply(customer: Stripe.Customer, params: CustomerParams) {
  for (const name of ['description', 'email', 'name', 'phone'] as const) {
    if (params[name] !== undefined) customer[name] = params[name] || null
  }
  if (params.preferred_locales) customer.preferred_locales = params.preferred_locales
  if (params.address !== undefined) {
    customer.address = params.address
      ? (shippingFrom({ name: '', address: params.address }).address ?? null)
      : null
  }
  if (params.shipping !== undefined) {
    customer.shipping = params.shipping
      ? (shippingFrom(params.shipping) as Stripe.Customer.Shipping)
      : null
  }
  customer.metadata = mergeMetadata(customer.metadata, params.metadata)
}
