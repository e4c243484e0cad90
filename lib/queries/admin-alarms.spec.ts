import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createStaff } from '#lib/auth/create-staff.ts'
import { db } from '#lib/db/client.ts'
import { raiseAlarm } from '#lib/flows/raise-alarm.ts'
import { settleAlarm } from '#lib/flows/settle-alarm.ts'
import { openWorld, type Purchase, patient, type World } from '#lib/testing/world.ts'
import { countOpenAlarms, listAlarms, SETTLED_PER_PAGE } from './admin-alarms.ts'
import { findAdminOrder } from './admin-order.ts'
import { listOrders } from './admin-orders.ts'
import { readOrderView } from './orders.ts'

let world: World
let staffId: string
beforeAll(async () => {
  world = await openWorld()
  staffId = (
    await createStaff({ name: '澪', email: 'mio@todai.example', password: 'x'.repeat(12) })
  ).id
})
afterAll(() => world.close())

async function bought(purchase: Omit<Purchase, 'checkoutKey'>) {
  const checkoutKey = randomUUID()
  await world.buy({ ...purchase, checkoutKey })
  return world.order(checkoutKey)
}

/** Runs jobs until `ready` no longer throws: events and their retries take a few rounds. */
async function until(ready: () => Promise<void>): Promise<void> {
  const round = async () => {
    await world.runJobs()
    await ready()
  }
  await vi.waitFor(round, { timeout: 10_000, interval: 50 })
}

const attention = async () =>
  (await listOrders({ tab: 'attention', q: '', page: 1 })).rows.map((row) => row.number)

test('a dispute waits for a person on the list, on its order and among the orders, until settled', async () => {
  const order = await bought({ slug: 'tote', method: 'card', card: '4000000000000259' })
  await until(async () => expect(await countOpenAlarms()).toBe(1))

  const { open, settled } = await listAlarms({ page: 1 })
  expect(settled).toEqual([])
  expect(open).toMatchObject([
    {
      kind: 'dispute',
      order: { number: order.number, totalYen: order.totalYen },
      refund: null,
      dispute: { amountYen: order.totalYen, status: 'needs_response' },
    },
  ])
  expect(await attention()).toEqual([order.number])
  expect(await findAdminOrder(order.number)).toMatchObject({
    isDisputed: true,
    disputes: [{ amountYen: order.totalYen, evidenceDueAt: expect.stringContaining('T') }],
    alarms: [{ kind: 'dispute' }],
  })

  const alarmId = open[0]?.id ?? 0
  // Two at two desks: one of them was first.
  const answers = await Promise.all([1, 2].map(() => settleAlarm({ alarmId, staffId })))
  expect(answers).toContainEqual({ ok: true })
  expect(answers).toContainEqual({ ok: false, reason: 'already_settled' })
  expect(await settleAlarm({ alarmId: alarmId + 1000, staffId })).toEqual({
    ok: false,
    reason: 'not_found',
  })
  expect(await listAlarms({ page: 1 })).toMatchObject({
    open: [],
    openCount: 0,
    settled: [{ id: alarmId, settledByName: '澪' }],
    settledCount: 1,
  })
  expect(await attention()).toEqual([])
  // Settling says that somebody looked, not that the bank agreed.
  expect(await findAdminOrder(order.number)).toMatchObject({ isDisputed: true, alarms: [] })
})

test('a cash refund is followed to its end by its buyer and by staff', async () => {
  const email = patient()
  const { id, number, totalYen, paymentIntentId } = await bought({
    slug: 'towel',
    method: 'konbini',
    email,
  })
  await world.control(`/payment_intents/${paymentIntentId}/pay`, { chain: 'lawson' })
  await until(async () => expect((await readOrderView(id))?.status).toBe('paid'))
  const refund = await world.stripe.refunds.create({ payment_intent: paymentIntentId ?? '' })
  await until(async () => expect((await readOrderView(id))?.status).toBe('refunded'))

  const before = await readOrderView(id)
  expect(before?.refunds).toEqual([
    {
      amountYen: totalYen,
      status: 'requires_action',
      createdAt: expect.stringContaining('T'),
      emailMasked: `${email.slice(0, 1)}***@example.jp`,
      isForLateMoney: false,
    },
  ])
  expect((await findAdminOrder(number))?.refunds).toMatchObject([{ id: refund.id, email }])

  await world.stripe.testHelpers.refunds.expire(refund.id)
  await until(async () => expect((await readOrderView(id))?.refunds[0]?.status).toBe('failed'))
  const after = await readOrderView(id)
  expect(after?.status).toBe('refunded')
  expect(after?.version, 'the page follows the version').toBeGreaterThan(before?.version ?? 0)
  const { open } = await listAlarms({ page: 1 })
  expect(open).toMatchObject([
    { kind: 'refund_failed', refund: { amountYen: totalYen, status: 'failed' } },
  ])
})

test('settled alarms come in pages, the last settled first', async () => {
  const { settledCount: before } = await listAlarms({ page: 1 })
  for (let i = 0; i < SETTLED_PER_PAGE; i++) {
    const at = new Date(Date.now() + i * 1000)
    const alarm = { kind: 'unknown_order', orderId: null, detail: 'spec', at } as const
    await raiseAlarm(db(), { ...alarm, objectId: `pi_${i}` })
  }
  const { open } = await listAlarms({ page: 1 })
  for (const [i, { id, kind }] of open.entries()) {
    const now = new Date(Date.now() + i * 1000)
    if (kind === 'unknown_order') await settleAlarm({ alarmId: id, staffId, now })
  }
  const first = await listAlarms({ page: 1 })
  expect(first).toMatchObject({ settledCount: before + SETTLED_PER_PAGE, pages: 2 })
  expect(first.settled).toHaveLength(SETTLED_PER_PAGE)
  expect(first.settled[0]).toMatchObject({ objectId: 'pi_0', order: null })
  expect((await listAlarms({ page: 2 })).settled).toHaveLength(before)
  expect((await listAlarms({ page: 9 })).settled).toEqual([])
})
