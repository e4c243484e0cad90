import { createHash, createHmac } from 'node:crypto'
import { env } from '#lib/env.ts'

/**
 * The secret in an order's address: 192 bits made from the order's id and APP_SECRET. It is
 * computed again whenever a mail needs it and never stored, so a leaked database opens no order.
 */
export function orderToken(orderId: string): string {
  return createHmac('sha256', env().APP_SECRET)
    .update(`order:${orderId}`)
    .digest()
    .subarray(0, 24)
    .toString('base64url')
}

/** What `orders.token_hash` holds for a secret; looking up by it compares in constant time. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
