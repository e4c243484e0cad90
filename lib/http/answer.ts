/** Small words that every handler uses. */

export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}

export function notFound(): Response {
  return json({ error: 'not_found' }, 404)
}

/**
 * The part of a path after a fixed one: `/api/shows/live-tonight/events`, `shows` → `live-tonight`.
 * Handlers read their own address, so they work the same wherever they are mounted.
 */
export function pathPart(request: Request, after: string): string {
  const parts = new URL(request.url).pathname.split('/')
  return decodeURIComponent(parts[parts.indexOf(after) + 1] ?? '')
}

/**
 * The body as text, or null when it is longer than `bytesMax`. It is measured while it is read: a
 * length that a header claims proves nothing.
 */
export async function readBody(request: Request, bytesMax: number): Promise<string | null> {
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > bytesMax) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What a body says, or null where it is not JSON; a schema then says what is wrong with it. */
export function parseJson(body: string | null): unknown {
  try {
    return JSON.parse(body ?? '')
  } catch {
    return null
  }
}
