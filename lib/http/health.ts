import { sql } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { json } from './answer.ts'

/** `GET /api/health`: 200 while this process reaches its database. */
export async function health(): Promise<Response> {
  try {
    await db().execute(sql`select 1`)
    return json({ ok: true })
  } catch {
    return json({ ok: false, reason: 'database' }, 503)
  }
}
