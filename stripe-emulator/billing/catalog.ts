import type Stripe from 'stripe'
import { invalid, missing } from '../http/errors.ts'
import { exclusive, mergeMetadata } from '../http/params.ts'
import { newId } from '../ids.ts'
import { emit } from '../webhooks/emit.ts'
import { idOf, type World } from '../world.ts'

export interface ProductParams {
  active?: boolean
  default_price?: string
  default_price_data?: Omit<PriceParams, 'product'>
  description?: string
  id?: string
  images?: string[] | ''
  metadata?: Record<string, string> | ''
  name?: string
  shippable?: boolean
  statement_descriptor?: string
  tax_code?: string
  unit_label?: string
  url?: string
}

export interface RecurringParams {
  interval: string
  interval_count?: number
  trial_period_days?: number
  usage_type?: string
}

export interface PriceParams {
  active?: boolean
  currency?: string
  lookup_key?: string
  metadata?: Record<string, string> | ''
  nickname?: string
  product?: string
  product_data?: ProductParams
  recurring?: RecurringParams
  tax_behavior?: string
  transfer_lookup_key?: boolean
  unit_amount?: number
  unit_amount_decimal?: string
}

export function createProduct(world: World, params: ProductParams): Stripe.Product {
  const id = params.id ?? newId('prod', 14)
  if (world.data.products.has(id)) {
    throw invalid(`Product already exists: ${id}`, 'id', 'resource_already_exists')
  }
  const now = world.clock.seconds()
  const product: Stripe.Product = {
    id,
    object: 'product',
    active: true,
    created: now,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: {},
    name: params.name ?? '',
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: now,
    url: null,
  }
  apply(product, params)
  world.data.products.set(id, product)
  if (params.default_price_data) {
    product.default_price = createPrice(world, { ...params.default_price_data, product: id }).id
  }
  emit(world, 'product.created', product)
  return product
}

export function updateProduct(world: World, id: string, params: ProductParams): Stripe.Product {
  const product = retrieveProduct(world, id)
  if (params.default_price) retrievePrice(world, params.default_price, 'default_price')
  const before = structuredClone(product)
  apply(product, params)
  if (params.default_price !== undefined) product.default_price = params.default_price || null
  product.updated = world.clock.seconds()
  emit(world, 'product.updated', product, { updated: before.updated })
  return product
}

export function retrieveProduct(world: World, id: string, param = 'id'): Stripe.Product {
  const product = world.data.products.get(id)
  if (!product) throw missing('product', id, param)
  return product
}

/** Only a product that never had a price can go. */
export function deleteProduct(world: World, id: string): Stripe.DeletedProduct {
  const product = retrieveProduct(world, id)
  for (const price of world.data.prices.values()) {
    if (idOf(price.product as string | { id: string }) === id) {
      throw invalid(
        'This product cannot be deleted because it has one or more user-created prices.',
      )
    }
  }
  world.data.products.delete(id)
  emit(world, 'product.deleted', product)
  return { id, object: 'product', deleted: true }
}

export function createPrice(world: World, params: PriceParams): Stripe.Price {
  exclusive(params, 'product', 'product_data')
  const amount = params.unit_amount ?? amountOf(params.unit_amount_decimal)
  if (amount === null) {
    throw invalid('Missing required param: unit_amount.', 'unit_amount', 'parameter_missing')
  }
  if (!params.currency) {
    throw invalid('Missing required param: currency.', 'currency', 'parameter_missing')
  }
  const { recurring } = params
  if (recurring && !['day', 'week', 'month', 'year'].includes(recurring.interval)) {
    throw invalid(
      'Invalid interval: must be one of day, month, week, or year',
      'recurring[interval]',
    )
  }
  takeLookupKey(world, params)
  const product = params.product_data
    ? createProduct(world, params.product_data).id
    : retrieveProduct(world, params.product ?? '', 'product').id
  const price: Stripe.Price = {
    id: newId('price'),
    object: 'price',
    active: params.active ?? true,
    billing_scheme: 'per_unit',
    created: world.clock.seconds(),
    currency: params.currency.toLowerCase(),
    custom_unit_amount: null,
    livemode: false,
    lookup_key: params.lookup_key || null,
    metadata: mergeMetadata({}, params.metadata),
    nickname: params.nickname || null,
    product,
    recurring: recurring
      ? {
          interval: recurring.interval,
          interval_count: recurring.interval_count ?? 1,
          meter: null,
          trial_period_days: recurring.trial_period_days ?? null,
          usage_type: recurring.usage_type ?? 'licensed',
        }
      : null,
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: recurring ? 'recurring' : 'one_time',
    unit_amount: amount,
    unit_amount_decimal: decimal(amount),
  }
  world.data.prices.set(price.id, price)
  emit(world, 'price.created', price)
  return price
}

/** Amount and period never change: a new price is a new object. */
export function updatePrice(world: World, id: string, params: PriceParams): Stripe.Price {
  const price = retrievePrice(world, id)
  takeLookupKey(world, params)
  if (params.active !== undefined) price.active = params.active
  if (params.lookup_key !== undefined) price.lookup_key = params.lookup_key || null
  if (params.nickname !== undefined) price.nickname = params.nickname || null
  if (params.tax_behavior) price.tax_behavior = params.tax_behavior
  price.metadata = mergeMetadata(price.metadata, params.metadata)
  emit(world, 'price.updated', price)
  return price
}

export function retrievePrice(world: World, id: string, param = 'id'): Stripe.Price {
  const price = world.data.prices.get(id)
  if (!price) throw missing('price', id, param)
  return price
}

/** On the wire a string, in the SDK an object of its own; the store keeps the string. */
export function decimal(amount: number): Stripe.Decimal {
  return String(amount) as unknown as Stripe.Decimal
}

function amountOf(text: string | undefined): number | null {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Math.round(Number(text)) : null
}

function takeLookupKey(world: World, params: PriceParams) {
  if (!params.lookup_key) return
  const holder = [...world.data.prices.values()].find((one) => one.lookup_key === params.lookup_key)
  if (!holder) return
  if (!params.transfer_lookup_key) {
    throw invalid(
      `A price (${holder.id}) already uses that lookup key.`,
      'lookup_key',
      'resource_already_exists',
    )
  }
  holder.lookup_key = null
}

function apply(product: Stripe.Product, params: ProductParams) {
  if (params.active !== undefined) product.active = params.active
  if (params.name) product.name = params.name
  if (params.images !== undefined) product.images = params.images || []
  if (params.shippable !== undefined) product.shippable = params.shippable
  const texts = ['description', 'statement_descriptor', 'tax_code', 'unit_label', 'url'] as const
  for (const name of texts) if (params[name] !== undefined) product[name] = params[name] || null
  product.metadata = mergeMetadata(product.metadata, params.metadata)
}
