import type { Tx } from '#lib/db/client.ts'
import { alarms } from '#lib/db/schema.ts'
import { log } from '#lib/log.ts'
import type { AlarmKind } from '#lib/orders/alarms.ts'

/** Calls a person, once per kind and object: raising it again changes nothing. */
export async function raiseAlarm(
  tx: Pick<Tx, 'insert'>,
  alarm: { kind: AlarmKind; objectId: string; orderId: string | null; detail: string; at: Date },
): Promise<void> {
  const raised = await tx
    .insert(alarms)
    .values({
      kind: alarm.kind,
      objectId: alarm.objectId,
      orderId: alarm.orderId,
      detail: alarm.detail.slice(0, 1000),
      raisedAt: alarm.at,
    })
    .onConflictDoNothing()
    .returning({ id: alarms.id })
  if (raised.length > 0) log.error({ ...alarm }, 'a person is needed')
}
