'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import type { Outcome } from '#components/admin/outcome.ts'
import { staffOf } from '#lib/auth/auth.ts'
import { cancelOrder } from '#lib/flows/cancel-order.ts'
import { shipOrder } from '#lib/flows/ship-order.ts'
import { CARRIERS } from '#lib/orders/carriers.ts'

/* What a browser sends here is anybody's: each action asks who sends it and checks all of it. */

const orderNumber = z.string().regex(/^[0-9A-Z-]{4,20}$/)

const cancelInput = z.object({ number: orderNumber })

const shipInput = z.object({
  number: orderNumber,
  carrier: z.enum(CARRIERS),
  /** Carriers print 11 to 13 digits in groups; abroad there are letters too. */
  trackingNumber: z
    .string()
    .transform((value) => value.normalize('NFKC').replace(/\s/g, ''))
    .pipe(z.string().regex(/^[0-9A-Za-z-]{0,40}$/)),
})

export async function cancelOrderAction(input: unknown): Promise<Outcome> {
  const staff = await staffOf(await headers())
  if (!staff) return { ok: false, reason: 'signed_out' }
  const parsed = cancelInput.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'invalid' }
  return cancelOrder({ ...parsed.data, staffId: staff.id })
}

export async function shipOrderAction(input: unknown): Promise<Outcome> {
  const staff = await staffOf(await headers())
  if (!staff) return { ok: false, reason: 'signed_out' }
  const parsed = shipInput.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'invalid' }
  return shipOrder({ ...parsed.data, staffId: staff.id })
}
