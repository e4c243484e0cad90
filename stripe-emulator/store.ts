import type Stripe from 'stripe'
import type { CheckoutParams } from './billing/checkout-sessions.ts'
import type { CardBehaviour } from './resources/cards.ts'
import type { Timer } from './timers.ts'

/** One attempt to hand an event to an endpoint; `status` is null when no answer came. */
export interface DeliveryAttempt {
  at: number
  status: number | null
  error: string | null
}

/** An event on its way to one endpoint. Times are unix seconds on the emulator's clock. */
export interface Delivery {
  endpoint: string
  state: 'pending' | 'succeeded' | 'failed'
  attempts: DeliveryAttempt[]
  next_attempt_at: number | null
}

export interface StoredEvent {
  event: Stripe.Event
  deliveries: Delivery[]
}

export type Chain = 'familymart' | 'lawson' | 'ministop' | 'seicomart'

/** Payment instructions for one konbini attempt. Times are unix seconds. */
export interface Voucher {
  id: string
  payment_intent: string
  created: number
  expires_at: number
  status: 'pending' | 'paid' | 'expired' | 'canceled'
  confirmation_number: string
  stores: Record<Chain, { payment_code: string; confirmation_number: string }>
  customer_name: string
  customer_email: string
  product_description: string | null
  /** Set while a slip printed at the kiosk is in force: the customer is at the till. */
  paying: { chain: Chain; slip_valid_until: number } | null
  paid_chain: Chain | null
}

export interface StoredEndpoint {
  endpoint: Stripe.WebhookEndpoint
  /** Signing secrets in force; an old one keeps signing until `until` (unix seconds) after a roll. */
  secrets: { secret: string; until: number | null }[]
}

export interface StoredToken {
  token: Stripe.ConfirmationToken
  card: CardBehaviour | null
  konbini_confirmation_number: string | null
}

export interface IdempotentResult {
  key: string
  fingerprint: string
  route: string
  request_id: string
  created: number
  /** Null while the first request is still being worked on. */
  answer: { status: number; body: string } | null
}

/** A Checkout Session, and what it does once it is paid. */
export interface StoredCheckout {
  session: Stripe.Checkout.Session
  items: Stripe.LineItem[]
  payment_intent_data: NonNullable<CheckoutParams['payment_intent_data']>
  subscription_data: NonNullable<CheckoutParams['subscription_data']>
}

/** Everything the emulator remembers. Plain data only: it is written to a file as JSON. */
export interface Data {
  payment_intents: Map<string, Stripe.PaymentIntent>
  payment_methods: Map<string, Stripe.PaymentMethod>
  confirmation_tokens: Map<string, StoredToken>
  customers: Map<string, Stripe.Customer>
  /** When each went, unix seconds. */
  deleted_customers: Map<string, number>
  charges: Map<string, Stripe.Charge>
  refunds: Map<string, Stripe.Refund>
  balance_transactions: Map<string, Stripe.BalanceTransaction>
  disputes: Map<string, Stripe.Dispute>
  fraud_warnings: Map<string, Stripe.Radar.EarlyFraudWarning>
  products: Map<string, Stripe.Product>
  prices: Map<string, Stripe.Price>
  subscriptions: Map<string, Stripe.Subscription>
  invoices: Map<string, Stripe.Invoice>
  invoice_items: Map<string, Stripe.InvoiceItem>
  invoice_payments: Map<string, Stripe.InvoicePayment>
  checkout_sessions: Map<string, StoredCheckout>
  portal_sessions: Map<string, Stripe.BillingPortal.Session>
  portal_configurations: Map<string, Stripe.BillingPortal.Configuration>
  /** Hosted pages by the unguessable part of their address: the id of what they show. */
  hosted_pages: Map<string, string>
  events: Map<string, StoredEvent>
  webhook_endpoints: Map<string, StoredEndpoint>
  vouchers: Map<string, Voucher>
  /** How a stored card behaves, by payment method. The number itself is never kept. */
  cards: Map<string, CardBehaviour>
  /** How often each intent was confirmed: Stripe cancels one that is tried too often. */
  confirms: Map<string, number>
  idempotency: Map<string, IdempotentResult>
}

export function emptyData(): Data {
  return {
    payment_intents: new Map(),
    payment_methods: new Map(),
    confirmation_tokens: new Map(),
    customers: new Map(),
    deleted_customers: new Map(),
    charges: new Map(),
    refunds: new Map(),
    balance_transactions: new Map(),
    disputes: new Map(),
    fraud_warnings: new Map(),
    products: new Map(),
    prices: new Map(),
    subscriptions: new Map(),
    invoices: new Map(),
    invoice_items: new Map(),
    invoice_payments: new Map(),
    checkout_sessions: new Map(),
    portal_sessions: new Map(),
    portal_configurations: new Map(),
    hosted_pages: new Map(),
    events: new Map(),
    webhook_endpoints: new Map(),
    vouchers: new Map(),
    cards: new Map(),
    confirms: new Map(),
    idempotency: new Map(),
  }
}

/** What goes into the state file and into a snapshot. */
export interface SavedState {
  version: 1
  clock_offset: number
  timers: Timer[]
  collections: Record<string, [string, unknown][]>
}

export function saveData(data: Data): SavedState['collections'] {
  return Object.fromEntries(
    Object.entries(data).map(([name, map]) => [name, [...(map as Map<string, unknown>)]]),
  )
}

/** Fills `data` with a saved copy, in place, because every part of the emulator holds on to it. */
export function loadData(data: Data, collections: SavedState['collections']): void {
  for (const [name, map] of Object.entries(data) as [string, Map<string, unknown>][]) {
    map.clear()
    for (const [id, value] of structuredClone(collections[name] ?? [])) map.set(id, value)
  }
  // A request that was under way when the state was saved has no answer to repeat.
  for (const [key, result] of data.idempotency) if (!result.answer) data.idempotency.delete(key)
}
