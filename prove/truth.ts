import type Stripe from 'stripe'
import type { OrderStatus } from '#lib/orders/status.ts'
import type { StoredEvent, Voucher } from '../stripe-emulator/store.ts'
import type { Customer } from './customer.ts'
import { ask } from './database.ts'
import type { Arrived } from './mail-sink.ts'
import type { Settled } from './settle.ts'
import type { Stand } from './stand.ts'

export type OrderRow = {
  id: string
  number: string
  checkout_key: string
  status: OrderStatus
  method: string
  total_yen: number
  items_yen: number
  shipping_yen: number
  payment_intent_id: string | null
  attempt_token: string | null
  attempt_ended_at: Date | null
  attempts: number
  paid_at: Date | null
  shipped_at: Date | null
  created_at: Date
}

export type TransitionRow = {
  order_id: string
  from_status: OrderStatus | null
  to_status: OrderStatus
  fact: string | null
  cause: string
  event_id: string | null
  at: Date
  /** When it was written, a moment before its commit. */
  prove_at: Date
}

export type EventRow = {
  id: string
  type: string
  object_id: string | null
  status: string
  reason: string | null
  order_id: string | null
}

export type VariantRow = { id: string; total: number; free: number; held: number; sold: number }
export type UnitsRow = { order_id: string; variant_id: string; quantity: number; place?: string }
export type RefundRow = { id: string; order_id: string; amount_yen: number; status: string }
export type AlarmRow = { kind: string; object_id: string; order_id: string | null }
export type MailRow = { order_id: string; kind: string; sent_at: Date | null }

/** Both sides at rest: what Stripe's stand-in remembers, and what the shop has written. */
export type Truth = {
  stripe: {
    intents: Stripe.PaymentIntent[]
    charges: Stripe.Charge[]
    refunds: Stripe.Refund[]
    vouchers: Voucher[]
    events: StoredEvent[]
  }
  shop: {
    orders: OrderRow[]
    items: (UnitsRow & { unit_price_yen: number })[]
    holds: UnitsRow[]
    variants: VariantRow[]
    transitions: TransitionRow[]
    events: EventRow[]
    mails: MailRow[]
    refunds: RefundRow[]
    alarms: AlarmRow[]
  }
  arrived: Arrived[]
  customers: Customer[]
  /** Orders whose amount somebody changed at Stripe: they must not be taken for paid, and wait. */
  tampered: Set<string>
  endedByHand: Set<string>
  settled: Settled
  /** Whether any process or connection was ended: a mail may then have been sent twice. */
  wasHarmed: boolean
  /** Whether nothing at all went wrong on purpose. */
  wasFair: boolean
}

type Snapshot = { collections: Record<string, [string, unknown][]> }

export async function readTruth(
  stand: Stand,
  customers: Customer[],
  settled: Settled,
  { wasHarmed, wasFair }: Pick<Truth, 'wasHarmed' | 'wasFair'>,
): Promise<Truth> {
  const { collections } = await stand.ground.emulator.control<Snapshot>('/snapshot', {})
  const all = <T>(name: string) => (collections[name] ?? []).map(([, value]) => value as T)
  const { sql } = stand
  const read = <T>(query: string) => ask(async () => (await sql.unsafe(query)) as unknown as T[])
  const orders = await read<OrderRow>('select * from orders order by created_at')
  const touched = (hand: 'tampered' | 'ended_by_hand') => {
    const keys = new Set(
      customers.filter(({ hands }) => hands.has(hand)).map(({ story }) => story.checkoutKey),
    )
    return new Set(orders.filter((order) => keys.has(order.checkout_key)).map(({ id }) => id))
  }
  return {
    stripe: {
      intents: all('payment_intents'),
      charges: all('charges'),
      refunds: all('refunds'),
      vouchers: all('vouchers'),
      events: all('events'),
    },
    shop: {
      orders,
      items: await read('select * from order_items'),
      holds: await read('select * from holds'),
      variants: await read('select * from variants'),
      transitions: await read('select * from transitions order by id'),
      events: await read(
        'select id, type, object_id, status, reason, order_id from processed_events',
      ),
      mails: await read('select * from mails'),
      refunds: await read('select * from refunds'),
      alarms: await read('select * from alarms'),
    },
    arrived: stand.mails.arrived,
    customers,
    tampered: touched('tampered'),
    endedByHand: touched('ended_by_hand'),
    settled,
    wasHarmed,
    wasFair,
  }
}
