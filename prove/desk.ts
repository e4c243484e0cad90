/**
 * The shop's staff and its clock, as a process: calls the flows that the admin's buttons and the
 * scheduler call, over HTTP on loopback. It lies beside the product's code and imports it from
 * there, so a copy of the source brings its own.
 *
 *     DESK_PORT=… node prove/desk.ts
 */
import { createServer } from 'node:http'
import { and, eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { orders } from '#lib/db/schema.ts'
import { env } from '#lib/env.ts'
import { cancelOrder } from '#lib/flows/cancel-order.ts'
import { lockOrder } from '#lib/flows/lock-order.ts'
import { reconcile } from '#lib/flows/reconcile.ts'
import { shipOrder } from '#lib/flows/ship-order.ts'
import { transition } from '#lib/flows/transition.ts'
import { log } from '#lib/log.ts'

type Given = { number: string; staffId: string; orderId: string; nowMs: number }

const DUTIES: Record<string, (given: Given) => Promise<unknown>> = {
  cancel: ({ number, staffId }) => cancelOrder({ number, staffId }),
  ship: ({ number, staffId }) =>
    shipOrder({ number, staffId, carrier: 'ヤマト運輸', trackingNumber: '1234-5678-9012' }),
  reconcile: ({ nowMs }) => reconcile(new Date(nowMs)),
  /** What a person at the database console might do, and what the flows must survive. */
  endByHand: ({ orderId }) =>
    db().transaction(async (tx) => {
      const order = await lockOrder(tx, orderId)
      if (order?.status !== 'awaiting_konbini') return { changed: false }
      const cause = { by: 'system', at: new Date() } as const
      const { changed } = await transition(tx, order, 'voucher_lapsed', cause)
      return { changed }
    }),
  /** Puts an order into `shipped` with plain SQL, as a script might; the database must refuse. */
  shipByHand: async ({ orderId }) => {
    try {
      await db()
        .update(orders)
        .set({ status: 'shipped', shippedAt: new Date(), carrier: 'by hand' })
        .where(and(eq(orders.id, orderId), eq(orders.status, 'awaiting_konbini')))
      return { refused: false }
    } catch {
      return { refused: true }
    }
  },
}

log.level = env().LOG_LEVEL
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const duty = DUTIES[(request.url ?? '').slice(1)]
  try {
    const result = await duty?.(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Given)
    response.writeHead(duty ? 200 : 404)
    response.end(JSON.stringify(result ?? null))
  } catch (error) {
    response.writeHead(500)
    response.end(JSON.stringify(error instanceof Error ? error.message : String(error)))
  }
})
server.listen(Number(process.env.DESK_PORT), '127.0.0.1', () => console.log('desk ready'))
