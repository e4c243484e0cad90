import type { Sql } from 'postgres'
import { tasks } from '../../worker/tasks.ts'

/** No flow leaves more than a handful; beyond this something feeds itself. */
const JOBS_MAX = 300

/**
 * Works off what is due, one job after the other, and does to a job's row what graphile-worker does:
 * locked while it runs, gone when it is done, later when it failed. Its own `runOnce` costs 110 ms
 * a call, of which a sweep makes ten thousand; the storm has the real one.
 */
export async function runJobs(sql: Sql): Promise<void> {
  for (let done = 0; done < JOBS_MAX; done += 1) {
    const [job] = await sql`
      update graphile_worker._private_jobs j
      set locked_at = now(), locked_by = 'sweep', attempts = j.attempts + 1
      from graphile_worker._private_tasks t
      where t.id = j.task_id and j.id = (
        select id from graphile_worker._private_jobs
        where run_at <= now() and attempts < max_attempts and locked_at is null
        order by priority, run_at, id limit 1)
      returning j.id, j.payload, t.identifier`
    if (!job) return
    try {
      await tasks[job.identifier as keyof typeof tasks](job.payload, undefined as never)
      await sql`delete from graphile_worker._private_jobs where id = ${job.id}`
    } catch (error) {
      await sql`update graphile_worker._private_jobs
        set locked_at = null, locked_by = null, last_error = ${String(error)},
          run_at = now() + exp(least(attempts, 10)) * interval '1 second'
        where id = ${job.id}`
    }
  }
  throw new Error(`More than ${JOBS_MAX} jobs for one order`)
}
