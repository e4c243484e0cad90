import { and, eq, isNull } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { alarms } from '#lib/db/schema.ts'
import { publish, TOPICS } from '#lib/realtime/publish.ts'

export type SettleRefusal = 'not_found' | 'already_settled'

/**
 * A person has dealt with an alarm, and says so once. Nothing else changes by it: what the alarm
 * was about has its own state.
 */
export async function settleAlarm(command: {
  alarmId: number
  staffId: string
  now?: Date
}): Promise<{ ok: true } | { ok: false; reason: SettleRefusal }> {
  const settled = await db()
    .update(alarms)
    .set({ settledAt: command.now ?? new Date(), settledBy: command.staffId })
    .where(and(eq(alarms.id, command.alarmId), isNull(alarms.settledAt)))
    .returning({ id: alarms.id })
  if (settled.length === 0) {
    const known = await db().$count(alarms, eq(alarms.id, command.alarmId))
    return { ok: false, reason: known > 0 ? 'already_settled' : 'not_found' }
  }
  publish(TOPICS.orders)
  return { ok: true }
}
