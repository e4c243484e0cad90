import { desc, gte, sql } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { reconcileRuns } from '#lib/db/schema.ts'
import { RECONCILE_NOW_KEY } from '#lib/jobs/reconcile-now-key.ts'
import type { ReconcileRun, RunFilters } from '#lib/orders/reconcile-run.ts'

export const RUNS_PER_PAGE = 50

/** One page of the history, newest first. */
export async function listReconcileRuns({
  tab,
  page,
}: RunFilters): Promise<{ rows: ReconcileRun[]; pages: number }> {
  const condition = tab === 'drift' ? withDrift : undefined
  const [rows, total] = await Promise.all([
    db()
      .select()
      .from(reconcileRuns)
      .where(condition)
      .orderBy(desc(reconcileRuns.id))
      .limit(RUNS_PER_PAGE)
      .offset((page - 1) * RUNS_PER_PAGE),
    db().$count(reconcileRuns, condition),
  ])
  return { rows: rows.map(toRun), pages: Math.max(1, Math.ceil(total / RUNS_PER_PAGE)) }
}

export async function latestReconcileRun(): Promise<ReconcileRun | null> {
  const [row] = await db().select().from(reconcileRuns).orderBy(desc(reconcileRuns.id)).limit(1)
  return row ? toRun(row) : null
}

/**
 * What became of a run that staff asked for at `since`: `waiting` for a worker, `running`, `done`,
 * or `failed` (the queue tries again by itself).
 */
export async function reconcileNowState(
  since: Date,
): Promise<'waiting' | 'running' | 'done' | 'failed'> {
  const [job] = await db().execute<{ running: boolean; failed: boolean }>(sql`
    select locked_at is not null as running, last_error is not null as failed
    from graphile_worker.jobs where key = ${RECONCILE_NOW_KEY}`)
  if (job) return job.running ? 'running' : job.failed ? 'failed' : 'waiting'
  const [run] = await db()
    .select({ id: reconcileRuns.id })
    .from(reconcileRuns)
    .where(gte(reconcileRuns.startedAt, since))
    .limit(1)
  return run ? 'done' : 'failed'
}

const withDrift = sql`${reconcileRuns.left} > 0 or exists (
  select from jsonb_each_text(${reconcileRuns.drift}) as kinds(kind, count)
  where count::numeric > 0)`

function toRun(row: typeof reconcileRuns.$inferSelect): ReconcileRun {
  const drift = Object.entries(row.drift)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => ({ kind, count }))
  return {
    id: row.id,
    startedAt: row.startedAt.toISOString(),
    seconds: Math.max(0, (row.finishedAt.getTime() - row.startedAt.getTime()) / 1000),
    drift,
    found: drift.reduce((sum, { count }) => sum + count, 0),
    left: row.left,
  }
}
