import type { Tx } from '#lib/db/client.ts'
import { mails } from '#lib/db/schema.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import type { MailKind } from '#lib/orders/mail-kinds.ts'

/** Queues a mail of this kind once in an order's life; a second call changes nothing. */
export async function queueMail(tx: Tx, orderId: string, kind: MailKind, now: Date): Promise<void> {
  const added = await tx
    .insert(mails)
    .values({ orderId, kind, queuedAt: now })
    .onConflictDoNothing()
    .returning({ kind: mails.kind })
  if (added.length > 0) await addJob(tx, 'send_mail', { orderId, kind })
}
