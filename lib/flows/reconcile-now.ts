import { db } from '#lib/db/client.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { RECONCILE_NOW_KEY } from '#lib/jobs/reconcile-now-key.ts'
import { log } from '#lib/log.ts'

/**
 * Asks a worker for a run of reconcile now. Not in the web process: a run may take minutes, and a
 * deployment would cut it off.
 */
export async function reconcileNow(staffId: string): Promise<void> {
  log.info({ staffId }, 'a reconcile run was asked for')
  // Before everything else that is due: somebody is watching.
  await addJob(db(), 'reconcile', {}, { key: RECONCILE_NOW_KEY, priority: -10, maxAttempts: 3 })
}
