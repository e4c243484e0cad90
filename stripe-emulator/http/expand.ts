import { listCheckoutItems } from '../billing/checkout-sessions.ts'
import { includedIn } from '../billing/invoice-reading.ts'
import { viewTransaction } from '../resources/balance-transactions.ts'
import type { World } from '../world.ts'
import { invalid } from './errors.ts'
import { listOf } from './lists.ts'

type Json = Record<string, unknown>

/** docs.stripe.com/expand: at most four levels. */
const DEEPEST = 4

/**
 * Replaces ids by objects along the given paths (`latest_charge.balance_transaction`, and
 * `data.x` in lists). Works on a copy; the store keeps ids. Throws 400 for what cannot expand.
 */
export function expand(world: World, answer: object, paths: string[] | undefined): object {
  if (!paths?.length) return answer
  const copy = structuredClone(answer) as Json
  for (const path of paths) {
    const segments = path.split('.')
    const isList = copy.object === 'list'
    if (segments.length > DEEPEST + Number(isList)) {
      throw invalid(`You cannot expand more than ${DEEPEST} levels of a property.`, 'expand')
    }
    walk(world, copy, segments, path)
  }
  return copy
}

function walk(world: World, target: Json, [segment = '', ...rest]: string[], path: string) {
  const value = target[segment]
  if (segment === 'data' && Array.isArray(value)) {
    for (const item of value) walk(world, item, rest, path)
    return
  }
  if (INCLUDABLE.has(`${target.object}.${segment}`)) {
    target[segment] = included(world, target, segment)
    if (rest.length > 0) walk(world, target[segment] as Json, rest, path)
    return
  }
  if (!(segment in target) && !OPTIONAL.has(segment)) {
    throw invalid(`This property cannot be expanded (${path}).`, 'expand')
  }
  if (value === null || value === undefined) return
  if (typeof value === 'string') {
    const found = EXPANDABLE.has(segment) ? lookUp(world, value) : null
    if (!found) throw invalid(`This property cannot be expanded (${path}).`, 'expand')
    target[segment] = found
  }
  const next = target[segment]
  if (rest.length > 0 && typeof next === 'object') walk(world, next as Json, rest, path)
}

/** Fields that are left out until they are asked for. */
const INCLUDABLE = new Set([
  'charge.refunds',
  'invoice.payments',
  'invoice.confirmation_secret',
  'checkout.session.line_items',
])

function included(world: World, target: Json, field: string): unknown {
  const id = String(target.id)
  if (field === 'line_items') return structuredClone(listCheckoutItems(world, id))
  const invoice = world.data.invoices.get(id)
  if (invoice) return includedIn(world, invoice, field)
  return listOf(
    world.data.refunds,
    `/v1/charges/${id}/refunds`,
    {},
    {
      matches: (refund) => refund.charge === id,
      view: (refund) => structuredClone(refund),
      created: (refund) => refund.created,
    },
  )
}

const EXPANDABLE = new Set([
  'balance_transaction',
  'charge',
  'configuration',
  'customer',
  'default_payment_method',
  'default_price',
  'failure_balance_transaction',
  'invoice',
  'latest_charge',
  'latest_invoice',
  'payment_intent',
  'payment_method',
  'price',
  'product',
  'source',
  'subscription',
])
/** Expandable fields that are absent, not null, while they are empty. */
const OPTIONAL = new Set(['failure_balance_transaction'])

function lookUp(world: World, id: string): object | null {
  const { data } = world
  const transaction = data.balance_transactions.get(id)
  if (transaction) return viewTransaction(world, transaction)
  if (data.deleted_customers.has(id)) return { id, object: 'customer', deleted: true }
  const found =
    data.payment_intents.get(id) ??
    data.charges.get(id) ??
    data.payment_methods.get(id) ??
    data.customers.get(id) ??
    data.refunds.get(id) ??
    data.disputes.get(id) ??
    data.products.get(id) ??
    data.prices.get(id) ??
    data.subscriptions.get(id) ??
    data.invoices.get(id) ??
    data.portal_configurations.get(id)
  return found ? structuredClone(found) : null
}
