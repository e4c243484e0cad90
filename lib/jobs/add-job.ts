import { sql } from 'drizzle-orm'
import type { Db, Tx } from '#lib/db/client.ts'
import type { JobName, JobPayload } from './jobs.ts'

type JobOptions = {
  runAt?: Date
  /** One job per key: a later call with the same key replaces the earlier one. */
  key?: string
  /** graphile-worker waits e^attempt seconds in between: 12 attempts are about two days. */
  maxAttempts?: number
  /** Smaller goes first; 0 unless told. */
  priority?: number
}

const MAX_ATTEMPTS = 12

/** Adds a job in the caller's own transaction: it exists if and only if its cause does. */
export async function addJob<N extends JobName>(
  tx: Db | Tx,
  name: N,
  payload: JobPayload<N>,
  { runAt, key, maxAttempts = MAX_ATTEMPTS, priority = 0 }: JobOptions = {},
): Promise<void> {
  await tx.execute(sql`select graphile_worker.add_job(
    ${name},
    payload := ${JSON.stringify(payload)}::json,
    run_at := ${runAt?.toISOString() ?? null}::timestamptz,
    max_attempts := ${maxAttempts}::int,
    job_key := ${key ?? null}::text,
    priority := ${priority}::int)`)
}
