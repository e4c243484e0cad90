import { slipInForce } from '../resources/konbini.ts'
import type { Voucher } from '../store.ts'
import type { World } from '../world.ts'

/** What the hosted voucher page and the panel show of a voucher. Times are unix seconds. */
export function viewVoucher(world: World, voucher: Voucher) {
  const intent = world.data.payment_intents.get(voucher.payment_intent)
  const paying = slipInForce(world, voucher) ? voucher.paying : null
  return {
    id: voucher.id,
    url: `${world.baseUrl}/konbini/voucher/${voucher.id}`,
    payment_intent: voucher.payment_intent,
    amount: intent?.amount ?? 0,
    currency: intent?.currency ?? 'jpy',
    description: intent?.description ?? null,
    product_description: voucher.product_description,
    customer_name: voucher.customer_name,
    created: voucher.created,
    expires_at: voucher.expires_at,
    confirmation_number: voucher.confirmation_number,
    stores: voucher.stores,
    status: voucher.status,
    /** The deadline has passed, a slip printed before it can still be paid. */
    past_deadline: voucher.status === 'pending' && world.clock.seconds() > voucher.expires_at,
    paying,
    paid_chain: voucher.paid_chain,
    now: world.clock.seconds(),
  }
}
