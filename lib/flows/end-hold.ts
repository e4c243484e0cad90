import { eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orders } from '#lib/db/schema.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { attemptOf } from '#lib/orders/timing.ts'
import { askAgain } from './ask-again.ts'
import { releaseOrder } from './release-order.ts'
import { resumePayment } from './start-payment.ts'

/**
 * The time of a hold is over. An order that nobody finished paying is let go; a voucher past its
 * deadline is asked about, because it ends when Stripe says so and not when the clock does.
 *
 * @throws when Stripe would not say, or the customer is at the till; the job is tried again.
 */
export async function endHold(orderId: string, now: Date): Promise<void> {
  await resumePayment(orderId, now)
  const [order] = await db().select().from(orders).where(eq(orders.id, orderId))
  if (!order) return
  if (order.holdExpiresAt > now) {
    // A voucher was issued meanwhile and moved the end; come back then.
    if (['placed', 'awaiting_konbini'].includes(order.status)) await comeBack(orderId, order)
    return
  }
  if (order.status === 'awaiting_konbini') return askAboutVoucher(orderId, now)
  if (order.status !== 'placed') return
  if (attemptOf(order) === 'in_flight') throw new Error(`Order ${orderId} is being paid for`)
  const released = await releaseOrder(order, 'abandoned', { by: 'system', at: now })
  if (!released.ok && released.reason !== 'paid') {
    throw new Error(`The hold of order ${orderId} could not be ended: ${released.reason}`)
  }
}

async function comeBack(orderId: string, order: { holdExpiresAt: Date }): Promise<void> {
  await addJob(
    db(),
    'end_hold',
    { orderId },
    { runAt: order.holdExpiresAt, key: `end_hold:${orderId}` },
  )
}

/** Two hours past the deadline without news: the event may have been lost, so Stripe is asked. */
async function askAboutVoucher(orderId: string, now: Date): Promise<void> {
  if (!(await askAgain(orderId, now))) {
    throw new Error(`The voucher of order ${orderId} is past its end and still open at Stripe`)
  }
}
