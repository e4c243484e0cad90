import { z } from 'zod'
import { findCheckout } from '#lib/flows/checkout-answer.ts'
import { json, notFound, pathPart } from './answer.ts'

/** `GET /api/checkout/[key]`: where a purchase stands, for a page that was reloaded in the middle. */
export async function checkoutState(request: Request): Promise<Response> {
  const key = z.uuid().safeParse(pathPart(request, 'checkout'))
  if (!key.success) return notFound()
  const answer = await findCheckout(key.data)
  return answer ? json(answer) : notFound()
}
