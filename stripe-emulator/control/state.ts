import type { Voucher } from '../store.ts'
import type { World } from '../world.ts'
import { viewVoucher } from './voucher-view.ts'

/** Enough for a panel and for a test; the API lists page through everything. */
const MOST = 200

/** Everything at a glance, newest first. */
export function viewState(world: World) {
  const { data, clock } = world
  const vouchers = new Map<string, Voucher>()
  for (const voucher of data.vouchers.values()) vouchers.set(voucher.payment_intent, voucher)
  return {
    now: clock.seconds(),
    clock_offset: Math.round(clock.offset() / 1000),
    payment_intents: newest(data.payment_intents).map((intent) => {
      const voucher = vouchers.get(intent.id)
      return { ...intent, voucher: voucher ? viewVoucher(world, voucher) : null }
    }),
    refunds: newest(data.refunds).map((refund) => ({
      ...refund,
      // Where the e-mail about a konbini refund leads.
      bank_account_page: refund.instructions_email
        ? `${world.baseUrl}/hosted/refunds/${refund.id}`
        : null,
    })),
    disputes: newest(data.disputes),
    subscriptions: newest(data.subscriptions),
    invoices: newest(data.invoices),
    checkout_sessions: newest(data.checkout_sessions).map(({ session }) => session),
    charges: newest(data.charges),
    events: newest(data.events).map(({ event, deliveries }) => ({
      id: event.id,
      type: event.type,
      created: event.created,
      object: (event.data.object as { id?: string }).id ?? null,
      pending_webhooks: event.pending_webhooks,
      request: event.request,
      deliveries: deliveries.map((delivery) => ({
        ...delivery,
        status_code: delivery.attempts.at(-1)?.status ?? null,
      })),
    })),
    webhook_endpoints: [...data.webhook_endpoints.values()].map(({ endpoint }) => endpoint),
    faults: world.faults,
  }
}

function newest<T>(items: Map<string, T>): T[] {
  return [...items.values()].slice(-MOST).reverse()
}
