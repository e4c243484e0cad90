import { type OrderStatus, STOCK_PLACE } from '#lib/orders/status.ts'
import { groupBy, type Inspection } from '../checks.ts'
import type { UnitsRow } from '../truth.ts'

/** Every unit is in one place, and the places add up. */
export const stock: Inspection = ({ stripe, shop }, checks) => {
  const orders = new Map(shop.orders.map((order) => [order.id, order]))
  const holds = groupBy(shop.holds, (hold) => hold.variant_id)
  const items = groupBy(shop.items, (item) => item.variant_id)
  const paid = new Set(
    stripe.intents
      .filter(({ status }) => status === 'succeeded')
      .map(({ metadata }) => metadata.order_id),
  )

  const trails = groupBy(shop.transitions, (row) => row.order_id)
  const pathOf = (orderId: string) => trails.get(orderId)?.map((row) => row.to_status) ?? []

  for (const variant of shop.variants) {
    const { free, held, sold, total } = variant
    const numbers = `free ${free}, held ${held}, sold ${sold} of ${total}`
    checks.that(
      'free, held and sold add up',
      free + held + sold === total && Math.min(free, held, sold) >= 0,
      null,
      () => `variant ${variant.id}: ${numbers}`,
    )
    const own = holds.get(variant.id) ?? []
    const isAt = (place: string) => (hold: UnitsRow) => hold.place === place
    const written = { held: sum(own.filter(isAt('held'))), sold: sum(own.filter(isAt('sold'))) }
    checks.that(
      'the three numbers are the sums of their orders',
      written.held === held && written.sold === sold,
      null,
      () => `variant ${variant.id}: ${numbers}, but holds say ${JSON.stringify(written)}`,
    )
    // Late money that found no units goes back; nobody is owed anything for it.
    const owed = (items.get(variant.id) ?? []).filter(
      (item) => paid.has(item.order_id) && pathOf(item.order_id).includes('paid'),
    )
    checks.that(
      'no unit is sold twice',
      sum(owed) <= total,
      null,
      () => `variant ${variant.id}: ${sum(owed)} units were paid for, and there are ${total}`,
    )
  }

  for (const item of shop.items) {
    const order = orders.get(item.order_id)
    const hold = shop.holds.find(
      ({ order_id, variant_id }) => order_id === item.order_id && variant_id === item.variant_id,
    )
    checks.that(
      'the units are where the order’s status says',
      order !== undefined &&
        hold?.quantity === item.quantity &&
        hold.place === placeAtEnd(pathOf(order.id)),
      item.order_id,
      () => `the order is ${order?.status}, its ${item.quantity} units are ${hold?.place}`,
    )
  }
}

function sum(rows: readonly UnitsRow[]): number {
  return rows.reduce((total, row) => total + row.quantity, 0)
}

/** Where the last status that says something about units wants them. */
function placeAtEnd(path: readonly OrderStatus[]): string | undefined {
  return path.map((status) => STOCK_PLACE[status]).findLast((place) => place !== 'as_before')
}
