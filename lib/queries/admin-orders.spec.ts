import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStaff } from '#lib/auth/create-staff.ts'
import { db } from '#lib/db/client.ts'
import { hashToken } from '#lib/db/order-token.ts'
import { orders, processedEvents } from '#lib/db/schema.ts'
import { cancelOrder } from '#lib/flows/cancel-order.ts'
import { shipOrder } from '#lib/flows/ship-order.ts'
import { openWorld, type Purchase, type World } from '#lib/testing/world.ts'
import { findAdminOrder } from './admin-order.ts'
import {
  countPendingVouchers,
  listOrders,
  listPendingVouchers,
  pendingVoucherTotals,
} from './admin-orders.ts'
import { showCounters } from './studio.ts'

let world: World
let staffId: string
/** Numbers of four orders: two paid, of which one shipped; one waiting; one called off. */
const number = { paid: '', shipped: '', waiting: '', canceled: '' }

beforeAll(async () => {
  world = await openWorld()
  staffId = (
    await createStaff({ name: '澪', email: 'mio@todai.example', password: 'x'.repeat(12) })
  ).id
  number.paid = await bought({ slug: 'towel', quantity: 2, method: 'card', email: 'a_b@x.example' })
  number.shipped = await bought({ slug: 'vinyl', method: 'card', email: 'aXb@x.example' })
  number.waiting = await bought({ slug: 'tote', quantity: 3, method: 'konbini' })
  number.canceled = await bought({ slug: 'tote', method: 'konbini' })
  await shipOrder({
    number: number.shipped,
    carrier: 'ヤマト運輸',
    trackingNumber: '1234-5678',
    staffId,
  })
  await cancelOrder({ number: number.canceled, staffId })
})
afterAll(() => world.close())

async function bought(purchase: Omit<Purchase, 'checkoutKey'>): Promise<string> {
  const checkoutKey = randomUUID()
  await world.buy({ ...purchase, checkoutKey })
  return (await world.order(checkoutKey)).number
}

const numbersIn = async (tab: Parameters<typeof listOrders>[0]['tab'], q = '') =>
  (await listOrders({ tab, q, page: 1 })).rows.map((row) => row.number)

test('every tab holds its own, and its count says how many', async () => {
  expect(await numbersIn('all')).toEqual([
    number.canceled,
    number.waiting,
    number.shipped,
    number.paid,
  ])
  expect(await numbersIn('waiting')).toEqual([number.waiting])
  expect(await numbersIn('to_ship')).toEqual([number.paid])
  expect(await numbersIn('shipped')).toEqual([number.shipped])
  expect(await numbersIn('ended')).toEqual([number.canceled])
  expect(await numbersIn('attention')).toEqual([])
  const { counts, pages } = await listOrders({ tab: 'all', q: '', page: 1 })
  expect(counts).toEqual({ all: 4, waiting: 1, to_ship: 1, shipped: 1, ended: 1, attention: 0 })
  expect(pages).toBe(1)
})

test('a row says what is in the order, in both languages, and when cash is due', async () => {
  const { rows } = await listOrders({ tab: 'waiting', q: '', page: 1 })
  expect(rows[0]).toMatchObject({ units: 3, method: 'konbini', needsShipping: true })
  expect(rows[0]?.summary.ja).toMatch(/×3$/)
  expect(rows[0]?.summary.en).toMatch(/×3$/)
  expect(rows[0]?.deadline).toMatch(/T14:59:59/)
})

test('search takes wildcards for letters, full width for half, and counts what it found', async () => {
  expect(await numbersIn('all', 'a_b@')).toEqual([number.paid])
  expect(await numbersIn('all', '%')).toEqual([])
  expect(await numbersIn('all', ' Ａ＿Ｂ ')).toEqual([number.paid])
  expect(await numbersIn('all', number.waiting.toLowerCase())).toEqual([number.waiting])
  expect((await numbersIn('all', '灯')).length).toBe(4)
  const { counts } = await listOrders({ tab: 'all', q: number.waiting, page: 1 })
  expect(counts).toMatchObject({ all: 1, waiting: 1, shipped: 0 })
})

test('a page beyond the last one is empty', async () => {
  expect((await listOrders({ tab: 'all', q: '', page: 2 })).rows).toEqual([])
})

test('an order with an event that failed needs attention, whatever its status', async () => {
  const [order] = await db().select().from(orders).where(eq(orders.number, number.paid))
  const event = {
    id: 'evt_spec',
    type: 'payment_intent.succeeded',
    orderId: order?.id,
    stripeCreatedAt: new Date(),
    receivedAt: new Date(),
  }
  await db()
    .insert(processedEvents)
    .values({ ...event, status: 'failed', reason: 'spec' })
  expect(await numbersIn('attention')).toEqual([number.paid])
  await db().delete(processedEvents).where(eq(processedEvents.id, event.id))
})

test('the board lists what waits, and its totals count the same', async () => {
  const rows = await listPendingVouchers()
  expect(rows.map((row) => row.number)).toEqual([number.waiting])
  expect(rows[0]).toMatchObject({ units: 3, hostedVoucherUrl: expect.stringContaining('http') })
  expect(await pendingVoucherTotals()).toEqual({ orders: 1, yen: rows[0]?.totalYen, units: 3 })
  expect(await countPendingVouchers()).toBe(1)
})

test('an order tells its whole history and who made it', async () => {
  const order = await findAdminOrder(number.shipped)
  expect(order).toMatchObject({
    status: 'shipped',
    carrier: 'ヤマト運輸',
    trackingNumber: '1234-5678',
  })
  expect(order?.timeline.map(({ to, cause, staffName }) => [to, cause, staffName])).toEqual([
    ['placed', 'customer', null],
    ['paid', expect.any(String), null],
    ['shipped', 'staff', '澪'],
  ])
  expect(order?.mails.map((mail) => mail.kind).sort()).toEqual(['paid', 'shipped'])
  const [row] = await db().select().from(orders).where(eq(orders.number, number.shipped))
  const token = order?.buyerPath.split('/').at(-1) ?? ''
  expect(hashToken(token)).toBe(row?.tokenHash)
  expect(await findAdminOrder('NOBODY')).toBeNull()
})

test("a show's takings: money that is there beside cash that may come, never mixed", async () => {
  const all = await listOrders({ tab: 'all', q: '', page: 1 })
  const yen = (...numbers: string[]) =>
    all.rows
      .filter((row) => numbers.includes(row.number))
      .reduce((sum, row) => sum + row.totalYen, 0)
  expect(await showCounters('live-tonight')).toEqual({
    paid: { orders: 2, units: 3, yen: yen(number.paid, number.shipped) },
    pending: { orders: 1, units: 3, yen: yen(number.waiting) },
  })
  expect(await showCounters('no-such-show')).toEqual({
    paid: { orders: 0, units: 0, yen: 0 },
    pending: { orders: 0, units: 0, yen: 0 },
  })
})
