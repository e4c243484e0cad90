import { ask } from './database.ts'
import type { Stand } from './stand.ts'
import type { Story } from './story.ts'

/** The order of a purchase as the database has it, for those who act on it from outside. */
export async function orderOf(
  stand: Stand,
  story: Story,
): Promise<{ id: string; number: string; status: string; intent: string | null } | null> {
  const [row] = await ask(
    () => stand.sql`
      select id, number, status, payment_intent_id from orders
      where checkout_key = ${story.checkoutKey} order by created_at desc limit 1`,
  )
  if (!row) return null
  return { id: row.id, number: row.number, status: row.status, intent: row.payment_intent_id }
}
