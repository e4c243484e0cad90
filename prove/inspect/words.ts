import { totalYen } from '../browser.ts'
import type { Inspection } from '../checks.ts'

/** For each thing that can be said about an order: the steps of its trail that make it true. */
const TRUE_ONCE = {
  paid: ['paid', 'paid_late'],
  shipped: ['shipped'],
  canceled: ['canceled', 'expired'],
} as const

/** What the shop said to people, and what it asked of them. */
export const words: Inspection = ({ shop, customers, tampered }, checks) => {
  for (const { story, told } of customers) {
    const own = shop.orders.filter((order) => order.checkout_key === story.checkoutKey)
    const path = new Set(
      shop.transitions
        .filter((row) => own.some(({ id }) => id === row.order_id))
        .map((row) => row.to_status),
    )
    for (const word of told) {
      checks.that(
        'what people were told is so',
        TRUE_ONCE[word].some((status) => path.has(status)),
        own[0]?.id ?? null,
        () => `“${word}” was said to or about customer ${story.index}, and it never was`,
      )
    }
    for (const order of own) {
      checks.that(
        'the price is the catalogue’s',
        order.total_yen === totalYen(story),
        order.id,
        () => `the order is over ¥${order.total_yen}, its things cost ¥${totalYen(story)}`,
      )
      checks.that(
        'a made-up price buys nothing',
        story.hostile !== 'cheap' || tampered.has(order.id),
        order.id,
        () => 'the browser named a wrong total, and there is an order',
      )
    }
  }
}
