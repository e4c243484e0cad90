import { joinWaitlist, waitlistRequestSchema } from '#lib/flows/join-waitlist.ts'
import { json, parseJson, readBody } from './answer.ts'

const BODY_BYTES_MAX = 4 * 1024

/** `POST /api/waitlist`: offer, variant, e-mail and language in; `{ ok }` out. */
export async function joinWaitlistHandler(request: Request): Promise<Response> {
  const body = parseJson(await readBody(request, BODY_BYTES_MAX))
  const parsed = waitlistRequestSchema.safeParse(body)
  if (!parsed.success) return json({ ok: false, reason: 'invalid' }, 400)
  const joined = await joinWaitlist(parsed.data, new Date())
  return json(joined, joined.ok ? 200 : 404)
}
