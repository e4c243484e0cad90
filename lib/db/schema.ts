import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { METHODS } from '#lib/fees/policy.ts'
import { ALARM_KINDS } from '#lib/orders/alarms.ts'
import { MAIL_KINDS } from '#lib/orders/mail-kinds.ts'
import { FACTS, LIVE_STATUSES, ORDER_STATUSES } from '#lib/orders/status.ts'
import type { VoucherStores } from '#lib/vouchers/chains.ts'

/*
 * The tables. Amounts are integer yen, moments are timestamptz. What must never be untrue is a
 * constraint here as well as a rule in code: a script, a console or a bug meets the same wall.
 */

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const createdAt = () => at('created_at').notNull().defaultNow()
const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`${column} in (${values.map((value) => `'${value}'`).join(', ')})`)

/** The shop itself, one row: its name, its legal notice, its terms of sale. */
export const shop = pgTable(
  'shop',
  {
    id: smallint('id').primaryKey().default(1),
    nameJa: text('name_ja').notNull(),
    nameEn: text('name_en').notNull(),
    /** 特定商取引法に基づく表記: shown to everybody, without a login. */
    legalName: text('legal_name').notNull(),
    representative: text('representative').notNull(),
    postalCode: text('postal_code').notNull(),
    address: text('address').notNull(),
    phone: text('phone').notNull(),
    email: text('email').notNull(),
    supportHours: text('support_hours').notNull(),
    shippingYen: integer('shipping_yen').notNull(),
    shipsWithinDays: integer('ships_within_days').notNull(),
    konbiniDays: integer('konbini_days').notNull(),
    /** Least share of a konbini sale to keep, in hundredths of a percent: 8000 = 80 %. */
    konbiniLeastKeptBp: integer('konbini_least_kept_bp').notNull(),
    /** Unpaid vouchers that one buyer may have at a time. */
    openVouchersPerBuyer: smallint('open_vouchers_per_buyer').notNull().default(2),
  },
  (t) => [
    check('shop_one_row', sql`${t.id} = 1`),
    check('shop_shipping_yen', sql`${t.shippingYen} >= 0`),
    check('shop_konbini_days', sql`${t.konbiniDays} between 1 and 60`),
    check('shop_least_kept', sql`${t.konbiniLeastKeptBp} between 0 and 10000`),
  ],
)

export const shows = pgTable(
  'shows',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    slug: text('slug').notNull().unique(),
    status: text('status', { enum: ['scheduled', 'live', 'ended'] }).notNull(),
    titleJa: text('title_ja').notNull(),
    titleEn: text('title_en').notNull(),
    descriptionJa: text('description_ja').notNull(),
    descriptionEn: text('description_en').notNull(),
    performerJa: text('performer_ja').notNull(),
    performerEn: text('performer_en').notNull(),
    posterUrl: text('poster_url').notNull(),
    cardUrl: text('card_url').notNull(),
    streamUrl: text('stream_url'),
    replayUrl: text('replay_url'),
    startsAt: at('starts_at').notNull(),
    endedAt: at('ended_at'),
    /** Rises whenever the show itself or its offers change; see queries/live-state. */
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    check('shows_status', oneOf('status', ['scheduled', 'live', 'ended'])),
    check('shows_ended', sql`(${t.status} = 'ended') = (${t.endedAt} is not null)`),
  ],
)

export const products = pgTable(
  'products',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    slug: text('slug').notNull().unique(),
    kind: text('kind', { enum: ['goods', 'ticket'] }).notNull(),
    nameJa: text('name_ja').notNull(),
    nameEn: text('name_en').notNull(),
    descriptionJa: text('description_ja').notNull(),
    descriptionEn: text('description_en').notNull(),
    imageUrl: text('image_url').notNull(),
    priceYen: integer('price_yen').notNull(),
    konbiniAllowed: boolean('konbini_allowed').notNull().default(true),
    /** Units that may sit in unpaid vouchers at a time, so that no-shows cannot starve a sale. */
    konbiniUnitsMax: integer('konbini_units_max'),
    createdAt: createdAt(),
  },
  (t) => [
    check('products_kind', oneOf('kind', ['goods', 'ticket'])),
    check('products_price_yen', sql`${t.priceYen} > 0`),
    check('products_konbini_units_max', sql`${t.konbiniUnitsMax} >= 0`),
  ],
)

/**
 * What can be bought, with its units in three numbers that always add up (DESIGN.md decision 3).
 * `version` rises with every change, so that a reader can tell newer numbers from older ones.
 */
export const variants = pgTable(
  'variants',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    position: smallint('position').notNull(),
    /** Empty where a product comes in one kind only. */
    labelJa: text('label_ja').notNull(),
    labelEn: text('label_en').notNull(),
    total: integer('total').notNull(),
    free: integer('free').notNull(),
    held: integer('held').notNull().default(0),
    sold: integer('sold').notNull().default(0),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    unique('variants_position').on(t.productId, t.position),
    check('variants_free', sql`${t.free} >= 0`),
    check('variants_held', sql`${t.held} >= 0`),
    check('variants_sold', sql`${t.sold} >= 0`),
    check('variants_add_up', sql`${t.free} + ${t.held} + ${t.sold} = ${t.total}`),
  ],
)

/** A product as sold in one show. */
export const offers = pgTable(
  'offers',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    showId: uuid('show_id')
      .notNull()
      .references(() => shows.id),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    position: smallint('position').notNull(),
    /** Price during this show; null = the product's own. */
    showPriceYen: integer('show_price_yen'),
    maxPerOrder: smallint('max_per_order').notNull().default(5),
    /** Units that one buyer may have of this offer in all orders together; null = no limit. */
    maxPerBuyer: smallint('max_per_buyer'),
  },
  (t) => [
    unique('offers_product').on(t.showId, t.productId),
    check('offers_show_price_yen', sql`${t.showPriceYen} > 0`),
    check('offers_max_per_order', sql`${t.maxPerOrder} between 1 and 99`),
  ],
)

/** The one timeline of a show: live viewers, late joiners and the replay read the same rows. */
export const cues = pgTable(
  'cues',
  {
    showId: uuid('show_id')
      .notNull()
      .references(() => shows.id),
    /** Order within the show; the largest one is part of the show's live version. */
    seq: integer('seq').notNull(),
    kind: text('kind', { enum: ['pin', 'unpin', 'price', 'announcement'] }).notNull(),
    /** Programme time. */
    at: at('at').notNull(),
    offerId: uuid('offer_id').references(() => offers.id),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull().default({}),
    staffId: text('staff_id').references(() => staff.id),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.showId, t.seq] }),
    check('cues_kind', oneOf('kind', ['pin', 'unpin', 'price', 'announcement'])),
    check('cues_pin_offer', sql`(${t.kind} = 'pin') <= (${t.offerId} is not null)`),
  ],
)

export type ShippingAddress = {
  postalCode: string
  prefecture: string
  city: string
  line1: string
  line2: string
}

export const orders = pgTable(
  'orders',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** What people say on the phone: eight letters and digits without look-alikes. */
    number: text('number').notNull().unique(),
    /** SHA-256 of the secret in the order's address; the secret itself is never stored. */
    tokenHash: text('token_hash').notNull().unique(),
    checkoutKey: text('checkout_key').notNull(),
    showId: uuid('show_id').references(() => shows.id),
    status: text('status', { enum: ORDER_STATUSES }).notNull(),
    method: text('method', { enum: METHODS }).notNull(),
    locale: text('locale', { enum: ['ja', 'en'] }).notNull(),
    itemsYen: integer('items_yen').notNull(),
    shippingYen: integer('shipping_yen').notNull(),
    totalYen: integer('total_yen').notNull(),
    expectedFeeYen: integer('expected_fee_yen').notNull(),
    needsShipping: boolean('needs_shipping').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    phone: text('phone').notNull(),
    address: jsonb('address').$type<ShippingAddress>(),
    paymentIntentId: text('payment_intent_id').unique(),
    /**
     * The payment attempt under way or last made. Its token is the attempt's identity: the same
     * token is always sent with the same idempotency key, so an attempt can be repeated.
     */
    attemptToken: text('attempt_token'),
    attemptStartedAt: at('attempt_started_at'),
    attemptEndedAt: at('attempt_ended_at'),
    /** How many attempts were made: whoever tries cards runs out of them. */
    attempts: smallint('attempts').notNull().default(0),
    /** End of the voucher to be asked for, fixed before the call so that a repeat is identical. */
    voucherExpiresAt: at('voucher_expires_at'),
    /** Methods that this order may be paid with, decided by the server when it was placed. */
    offeredMethods: text('offered_methods', { enum: METHODS }).array().notNull(),
    /** Until when the units are kept if nothing is heard; see flows/end-hold. */
    holdExpiresAt: at('hold_expires_at').notNull(),
    /** When `reconcile` last asked Stripe about the intent. */
    intentCheckedAt: at('intent_checked_at'),
    paidAt: at('paid_at'),
    paidChain: text('paid_chain'),
    shippedAt: at('shipped_at'),
    carrier: text('carrier'),
    trackingNumber: text('tracking_number'),
    /** Rises with every change that a page shows. */
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('orders_live_checkout_key').on(t.checkoutKey).where(oneOf('status', LIVE_STATUSES)),
    index('orders_status_created').on(t.status, t.createdAt),
    index('orders_show').on(t.showId),
    index('orders_email').on(sql`lower(${t.email})`),
    index('orders_unfinished_hold')
      .on(t.holdExpiresAt)
      .where(oneOf('status', ['placed', 'awaiting_konbini'])),
    check('orders_status', oneOf('status', ORDER_STATUSES)),
    check('orders_method', oneOf('method', METHODS)),
    check('orders_items_yen', sql`${t.itemsYen} > 0`),
    check('orders_shipping_yen', sql`${t.shippingYen} >= 0`),
    check('orders_total_yen', sql`${t.totalYen} = ${t.itemsYen} + ${t.shippingYen}`),
    check('orders_fee_yen', sql`${t.expectedFeeYen} >= 0`),
    check('orders_address', sql`not ${t.needsShipping} or ${t.address} is not null`),
    check(
      'orders_konbini_deadline',
      sql`${t.method} <> 'konbini' or ${t.voucherExpiresAt} is not null`,
    ),
    // Unpaid cannot ship (DESIGN.md decision 5). The money's arrival is a column of its own, so
    // that no status, however it came about, can stand in for it.
    check(
      'orders_paid_before_shipped',
      sql`(${t.status} <> 'shipped' and ${t.shippedAt} is null) or (${t.paidAt} is not null and ${t.shippedAt} is not null)`,
    ),
    check(
      'orders_paid_at',
      sql`${t.status} not in ('paid', 'paid_late') or ${t.paidAt} is not null`,
    ),
    check(
      'orders_unpaid',
      sql`${t.status} not in ('placed', 'awaiting_konbini') or ${t.paidAt} is null`,
    ),
    check('orders_shipped_how', sql`${t.status} <> 'shipped' or ${t.carrier} is not null`),
    check('orders_ship_goods', sql`${t.needsShipping} or ${t.shippedAt} is null`),
  ],
)

export const orderItems = pgTable(
  'order_items',
  {
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    variantId: uuid('variant_id')
      .notNull()
      .references(() => variants.id),
    offerId: uuid('offer_id').references(() => offers.id),
    quantity: smallint('quantity').notNull(),
    unitPriceYen: integer('unit_price_yen').notNull(),
    /** As sold: a later change of the product does not rewrite what was bought. */
    nameJa: text('name_ja').notNull(),
    nameEn: text('name_en').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.variantId] }),
    index('order_items_variant').on(t.variantId),
    check('order_items_quantity', sql`${t.quantity} between 1 and 99`),
    check('order_items_price', sql`${t.unitPriceYen} > 0`),
  ],
)

/** Units out of sale for one order. Where they are is told by `place`; the row stays as a record. */
export const holds = pgTable(
  'holds',
  {
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    variantId: uuid('variant_id')
      .notNull()
      .references(() => variants.id),
    quantity: smallint('quantity').notNull(),
    place: text('place', { enum: ['held', 'sold', 'free'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.variantId] }),
    index('holds_variant_place').on(t.variantId, t.place),
    check('holds_quantity', sql`${t.quantity} > 0`),
    check('holds_place', oneOf('place', ['held', 'sold', 'free'])),
  ],
)

/** Konbini payment instructions as Stripe gave them last. */
export const vouchers = pgTable('vouchers', {
  orderId: uuid('order_id')
    .primaryKey()
    .references(() => orders.id),
  expiresAt: at('expires_at').notNull(),
  hostedVoucherUrl: text('hosted_voucher_url'),
  stores: jsonb('stores').$type<VoucherStores>().notNull(),
  issuedAt: at('issued_at').notNull(),
})

/** The audit trail of an order: one row for each change of status, and who or what caused it. */
export const transitions = pgTable(
  'transitions',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    fromStatus: text('from_status', { enum: ORDER_STATUSES }),
    toStatus: text('to_status', { enum: ORDER_STATUSES }).notNull(),
    /** Null for the first row, which is the order itself. */
    fact: text('fact', { enum: FACTS }),
    cause: text('cause', { enum: ['customer', 'stripe', 'staff', 'system'] }).notNull(),
    /**
     * Text, not a reference: the event's row goes after 13 months, the audit row stays and keeps
     * saying which event it was. `on delete set null` would erase that, and would search this
     * table once for every event pruned.
     */
    eventId: text('event_id'),
    staffId: text('staff_id').references(() => staff.id),
    at: at('at').notNull(),
  },
  (t) => [
    index('transitions_order').on(t.orderId, t.id),
    check('transitions_cause', oneOf('cause', ['customer', 'stripe', 'staff', 'system'])),
  ],
)

/**
 * Every Stripe event once, under its own id (DESIGN.md decision 1). The row says what became of
 * it; the payload stands beside it, because it is pruned much earlier.
 */
export const processedEvents = pgTable(
  'processed_events',
  {
    id: text('id').primaryKey(),
    type: text('type').notNull(),
    objectId: text('object_id'),
    status: text('status', { enum: ['received', 'applied', 'ignored', 'failed'] }).notNull(),
    /** Why it was ignored, or how it failed. */
    reason: text('reason'),
    orderId: uuid('order_id').references(() => orders.id),
    stripeCreatedAt: at('stripe_created_at').notNull(),
    receivedAt: at('received_at').notNull(),
    finishedAt: at('finished_at'),
    /** Attempts that came to an end, well or not; a killed one leaves no trace here. */
    attempts: smallint('attempts').notNull().default(0),
    /** A replay's beginning, the same for all events of one replay; see flows/replay-events. */
    replayRequestedAt: at('replay_requested_at'),
    replayedAt: at('replayed_at'),
  },
  (t) => [
    index('processed_events_order').on(t.orderId),
    index('processed_events_object').on(t.objectId),
    index('processed_events_received').on(t.receivedAt, t.id),
    index('processed_events_unfinished')
      .on(t.receivedAt)
      .where(oneOf('status', ['received', 'failed'])),
    index('processed_events_replay')
      .on(t.replayRequestedAt)
      .where(sql`${t.replayRequestedAt} is not null`),
    check('processed_events_id', sql`${t.id} like 'evt\_%'`),
    check('processed_events_status', oneOf('status', ['received', 'applied', 'ignored', 'failed'])),
    check(
      'processed_events_reason',
      sql`${t.status} not in ('ignored', 'failed') or ${t.reason} is not null`,
    ),
    check(
      'processed_events_finished',
      sql`(${t.status} in ('applied', 'ignored')) = (${t.finishedAt} is not null)`,
    ),
  ],
)

/**
 * What Stripe sent, word for word, kept for 30 days. Partitioned by month (drizzle/0001_hand_…),
 * because dropping a month's table takes milliseconds where deleting its rows takes hours and
 * leaves the table as large as it was. The partition key must be part of the primary key, so this
 * table cannot tell whether an event is known: `processed_events` does, in one piece.
 *
 * No reference to processed_events: dropping a table that has one locks the other for everybody,
 * and webhooks would wait. Both rows are written in one transaction; the payload goes first.
 */
export const eventPayloads = pgTable(
  'event_payloads',
  {
    eventId: text('event_id').notNull(),
    /** The event's own `received_at`: with it a reader looks into one partition only. */
    receivedAt: at('received_at').notNull(),
    payload: jsonb('payload').notNull(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.receivedAt] })],
)

/** Workers that live: each says so every few seconds; see flows/free-abandoned-jobs. */
export const workers = pgTable('workers', {
  /** Under which graphile-worker locks this process's jobs. */
  poolId: text('pool_id').primaryKey(),
  startedAt: at('started_at').notNull(),
  seenAt: at('seen_at').notNull(),
})

/** Money on its way back. A refund lives longer than its order: `succeeded` is not always the end. */
export const refunds = pgTable(
  'refunds',
  {
    /** Stripe's id, `re_…` or `pyr_…`. */
    id: text('id').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    amountYen: integer('amount_yen').notNull(),
    status: text('status', {
      enum: ['requires_action', 'pending', 'succeeded', 'failed', 'canceled'],
    }).notNull(),
    /** Why we asked for it; null when it was made in Stripe's dashboard. */
    reason: text('reason', { enum: ['paid_late'] }),
    /** Where Stripe sends the mail that asks for a bank account (konbini only). */
    instructionsEmail: text('instructions_email'),
    failureReason: text('failure_reason'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    index('refunds_order').on(t.orderId),
    index('refunds_in_motion')
      .on(t.updatedAt)
      .where(oneOf('status', ['requires_action', 'pending'])),
    check('refunds_amount', sql`${t.amountYen} > 0`),
    check(
      'refunds_status',
      oneOf('status', ['requires_action', 'pending', 'succeeded', 'failed', 'canceled']),
    ),
  ],
)

export const disputes = pgTable(
  'disputes',
  {
    id: text('id').primaryKey(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    /** Stripe's word, open-ended: `needs_response`, `under_review`, `won`, `lost`, `warning_…`. */
    status: text('status').notNull(),
    amountYen: integer('amount_yen').notNull(),
    reason: text('reason').notNull(),
    evidenceDueAt: at('evidence_due_at'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [index('disputes_order').on(t.orderId)],
)

/** What a person has to look at: nothing in here mends itself. One row per kind and object. */
export const alarms = pgTable(
  'alarms',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    kind: text('kind', { enum: ALARM_KINDS }).notNull(),
    /** The Stripe object or order number it is about. */
    objectId: text('object_id').notNull(),
    orderId: uuid('order_id').references(() => orders.id),
    detail: text('detail').notNull(),
    raisedAt: at('raised_at').notNull(),
    settledAt: at('settled_at'),
    settledBy: text('settled_by').references(() => staff.id),
  },
  (t) => [
    unique('alarms_object').on(t.kind, t.objectId),
    index('alarms_open').on(t.raisedAt).where(sql`settled_at is null`),
    check('alarms_kind', oneOf('kind', ALARM_KINDS)),
  ],
)

/** Who wants to know when units of a variant come back on sale. */
export const waitlist = pgTable(
  'waitlist',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    variantId: uuid('variant_id')
      .notNull()
      .references(() => variants.id),
    showId: uuid('show_id')
      .notNull()
      .references(() => shows.id),
    email: text('email').notNull(),
    locale: text('locale', { enum: ['ja', 'en'] }).notNull(),
    createdAt: at('created_at').notNull(),
    toldAt: at('told_at'),
  },
  (t) => [
    uniqueIndex('waitlist_waiting')
      .on(t.variantId, sql`lower(${t.email})`)
      .where(sql`told_at is null`),
  ],
)

/** Mail to be sent, once each: the row is written with its cause, the worker sends it. */
export const mails = pgTable(
  'mails',
  {
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id),
    kind: text('kind', { enum: MAIL_KINDS }).notNull(),
    queuedAt: at('queued_at').notNull(),
    sentAt: at('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.kind] }),
    check('mails_kind', oneOf('kind', MAIL_KINDS)),
  ],
)

/** What `reconcile` found, by kind of drift; zero is normal. */
export const reconcileRuns = pgTable('reconcile_runs', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  startedAt: at('started_at').notNull(),
  finishedAt: at('finished_at').notNull(),
  /** Stripe's events up to here were compared with ours; null when they could not all be read. */
  eventsCheckedUntil: at('events_checked_until'),
  drift: jsonb('drift').$type<Record<string, number>>().notNull(),
  left: integer('left').notNull(),
})

/* Staff and their sessions: better-auth's tables under our names. */

export const staff = pgTable('staff', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  createdAt: createdAt(),
  updatedAt: at('updated_at').notNull().defaultNow(),
})

export const staffSessions = pgTable(
  'staff_sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    expiresAt: at('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: createdAt(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [index('staff_sessions_user').on(t.userId)],
)

export const staffAccounts = pgTable(
  'staff_accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: at('access_token_expires_at'),
    refreshTokenExpiresAt: at('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: createdAt(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [index('staff_accounts_user').on(t.userId)],
)

export const staffVerifications = pgTable('staff_verifications', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: at('expires_at').notNull(),
  createdAt: createdAt(),
  updatedAt: at('updated_at').notNull().defaultNow(),
})

/** Attempts per key and window, shared by all web processes (better-auth and checkout). */
export const rateLimits = pgTable('rate_limits', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
})
