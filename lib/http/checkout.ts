import { placeOrder } from '#lib/flows/place-order.ts'
import { startPayment } from '#lib/flows/start-payment.ts'
import { log } from '#lib/log.ts'
import { type CheckoutAnswer, checkoutRequestSchema } from '#lib/orders/checkout-form.ts'
import { isStripeError } from '#lib/stripe/errors.ts'
import { json, parseJson, readBody } from './answer.ts'

const BODY_BYTES_MAX = 16 * 1024

/** `POST /api/checkout`: a CheckoutRequest in, a CheckoutAnswer out; refusals are answers too. */
export async function checkout(request: Request): Promise<Response> {
  const parsed = checkoutRequestSchema.safeParse(parseJson(await readBody(request, BODY_BYTES_MAX)))
  if (!parsed.success) {
    const fields = Object.fromEntries(
      parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]),
    )
    return json({ ok: false, reason: 'invalid', fields } satisfies CheckoutAnswer, 400)
  }
  const now = new Date()
  const placed = await placeOrder(parsed.data, now)
  if (!placed.ok) return json(placed satisfies CheckoutAnswer, 409)
  const answer = await payFor(placed.order, parsed.data.confirmationToken, now)
  return json(answer, answer.ok ? 200 : 402)
}

async function payFor(
  order: Parameters<typeof startPayment>[0],
  confirmationToken: string,
  now: Date,
): Promise<CheckoutAnswer> {
  try {
    return await startPayment(order, confirmationToken, now)
  } catch (error) {
    if (!isStripeError(error)) throw error
    log.warn({ err: error, orderId: order.id }, 'Stripe could not be asked')
    return { ok: false, reason: 'payment_unavailable' }
  }
}
