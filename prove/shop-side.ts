import { setTimeout as wait } from 'node:timers/promises'
import { totalYen } from './browser.ts'
import type { Customer } from './customer.ts'
import { ask } from './database.ts'
import { forge } from './forgery.ts'
import { orderOf } from './order-of.ts'
import type { Stand } from './stand.ts'

/** A refund is pressed again until Stripe answers, always with the same idempotency key. */
const REFUND_TRIES = 8
const AGAIN_MS = 400
const PAID_LOOKS = 10

type Note = (text: string) => void

/** Staff, the clock or a console act on the order while its money is on the way. */
export async function meddle(stand: Stand, customer: Customer, note: Note): Promise<void> {
  const { story } = customer
  const order = await orderOf(stand, story)
  if (order && story.hostile === 'forged') await forge(stand, order, totalYen(story), note)
  if (!order || story.meddling === 'none') return
  const staffId = await anyStaff(stand)
  switch (story.meddling) {
    case 'staff_cancels':
      if (await desk(stand, note, 'cancel', { number: order.number, staffId })) {
        customer.told.add('canceled')
      }
      return
    case 'hold_ends':
      return endTimeOf(stand, order.id, note)
    case 'ended_by_hand':
      customer.hands.add('ended_by_hand')
      await desk(stand, note, 'endByHand', { orderId: order.id })
      if (story.rushes) await withdraw(stand, order.id, note)
      return
    case 'ship_unpaid':
      await ship(stand, customer, order.number, note)
      if (order.status !== 'awaiting_konbini') return
      await desk(stand, note, 'shipByHand', { orderId: order.id })
  }
}

/** The parcel leaves, the customer wants the money back. */
export async function afterPaid(
  stand: Stand,
  customer: Customer,
  note: Note,
  isOver: () => boolean,
): Promise<void> {
  const { story } = customer
  if (story.after === 'nothing') return
  const order = await paidOrder(stand, story, isOver)
  if (!order?.intent) return
  await wait(story.thinkMs[5])
  if (story.after.startsWith('ships')) {
    await ship(stand, customer, order.number, note)
    // Twice, as an impatient hand does.
    await ship(stand, customer, order.number, note)
    await wait(story.thinkMs[6])
  }
  if (story.after === 'refund' || story.after === 'ships_then_refund') {
    await refund(stand, order.intent, null, note)
  }
  if (story.after === 'part_refund') await refund(stand, order.intent, 100, note)
}

/** What just came free is taken out of sale: late money will find no units. */
async function withdraw(stand: Stand, orderId: string, note: Note): Promise<void> {
  const rows = await ask(
    () => stand.sql`update variants v set free = v.free - i.quantity, total = v.total - i.quantity
      from order_items i where i.order_id = ${orderId} and v.id = i.variant_id
        and v.free >= i.quantity returning v.id`,
  )
  note(rows.length > 0 ? 'the units were withdrawn from sale' : 'the units had gone already')
}

/**
 * The order's ten minutes are over, its voucher's days are over: not by a switch in the shop, but
 * by moving the moment that was written down, and the job that waits for it.
 */
async function endTimeOf(stand: Stand, orderId: string, note: Note): Promise<void> {
  note('the hold is made to end now')
  await ask(() =>
    stand.sql.begin(async (sql) => {
      await sql`update orders set hold_expires_at = now() - interval '3 minutes' where id = ${orderId}`
      await sql`update graphile_worker._private_jobs set run_at = now()
        where key = ${`end_hold:${orderId}`} and locked_at is null`
    }),
  )
}

async function ship(stand: Stand, customer: Customer, number: string, note: Note): Promise<void> {
  const staffId = await anyStaff(stand)
  if (await desk(stand, note, 'ship', { number, staffId })) customer.told.add('shipped')
}

async function paidOrder(stand: Stand, story: Customer['story'], isOver: () => boolean) {
  for (let look = 0; look < PAID_LOOKS && !isOver(); look += 1) {
    const order = await orderOf(stand, story)
    if (order?.status === 'paid') return order
    await wait(AGAIN_MS)
  }
  return null
}

/** Pressed in Stripe's Dashboard: the shop hears of it by webhook alone. */
async function refund(stand: Stand, intent: string, amount: number | null, note: Note) {
  const { url, secretKey } = stand.ground.emulator
  const fields = { payment_intent: intent, ...(amount && { amount: String(amount) }) }
  for (let tries = 0; tries < REFUND_TRIES; tries += 1) {
    try {
      const response = await fetch(`${url}/v1/refunds`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${secretKey}`,
          'idempotency-key': `prove:${intent}:${amount ?? 'all'}`,
        },
        body: new URLSearchParams(fields),
      })
      const body = (await response.json()) as { id?: string; status?: string; error?: object }
      note(
        `refund of ${amount ?? 'all'}: ${response.status} ${body.id ?? JSON.stringify(body.error)}`,
      )
      if (response.ok && body.status === 'requires_action') {
        await stand.ground.emulator.control(`/refunds/${body.id}/submit_bank_account`, {})
      }
      if (response.status < 500 && response.status !== 429) return
    } catch (error) {
      note(`refund: ${error instanceof Error ? error.message : String(error)}`)
    }
    await wait(AGAIN_MS)
  }
}

/** @returns whether the shop said that it was done. */
async function desk(stand: Stand, note: Note, duty: string, given: object): Promise<boolean> {
  try {
    const answer = await stand.desk<{ ok?: boolean }>(duty, given)
    note(`${duty}: ${JSON.stringify(answer)}`)
    return answer.ok === true
  } catch (error) {
    note(`${duty} failed: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}

async function anyStaff(stand: Stand): Promise<string> {
  const [row] = await ask(() => stand.sql`select id from staff limit 1`)
  return row?.id ?? ''
}
