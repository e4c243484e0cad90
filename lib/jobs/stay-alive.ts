import { sql } from 'drizzle-orm'
import { connect, type Db } from '#lib/db/client.ts'
import { log } from '#lib/log.ts'

/*
 * Jobs of a killed worker. graphile-worker keeps a job locked by the pool that took it, and frees
 * it only after four hours (0.18 has no setting for that, and no sign of life to shorten it by). So
 * every worker process says that it lives, and frees the jobs of those that have stopped saying so.
 *
 * A row that grows old, not an advisory lock: a lock goes at once when a process is killed, but
 * stays for hours when a machine loses its power or its network, and it goes while the worker lives
 * when a proxy or a restart of Postgres cuts the connection.
 */

/** Sign of life and look around: two small statements per worker. */
export const TICK_MS = 10_000

/**
 * Two missed beats are a hiccup, three are death. Together with a tick and a poll of the queue a
 * job is taken again within 42 seconds. Being wrong is harmless: the job runs twice, and every flow
 * is made for that.
 */
export const DEAD_AFTER_MS = 30_000

type Options = { url: string; poolId: string; tickMs?: number; deadAfterMs?: number }

/**
 * Keeps saying that this process lives, and frees what the dead have left, until it is stopped. A
 * database that is away is logged and tried again with the next tick.
 *
 * @param poolId the name under which graphile-worker locks this process's jobs
 */
export function stayAlive({ url, poolId, tickMs = TICK_MS, deadAfterMs = DEAD_AFTER_MS }: Options) {
  // A connection of its own: one that waits behind busy jobs would make a living worker look dead.
  const { sql: pool, db } = connect(url, 1)
  let timer: NodeJS.Timeout | undefined
  let ticking = Promise.resolve()
  let stopped = false

  const tick = async () => {
    try {
      if (await beat(db, poolId, deadAfterMs)) await freeAbandonedJobs(db, deadAfterMs)
    } catch (error) {
      log.warn({ err: error }, 'the worker could not say that it lives')
    }
    if (!stopped) timer = setTimeout(start, tickMs)
  }
  const start = () => {
    ticking = tick()
  }
  start()

  return {
    /** After the last job: whatever it still held would be given away. */
    async stop(): Promise<void> {
      stopped = true
      clearTimeout(timer)
      await ticking
      try {
        await db.execute(sql`delete from workers where pool_id = ${poolId}`)
      } catch (error) {
        log.warn({ err: error }, 'the worker could not say goodbye')
      }
      await pool.end({ timeout: 5 })
    },
  }
}

/**
 * Says that this worker lives. True when its last beat is recent: after an outage of the database
 * everybody's is old, and whoever comes back first must not take the others for dead.
 */
async function beat(db: Db, poolId: string, deadAfterMs: number): Promise<boolean> {
  const [row] = await db.execute(sql`
    with before as (select seen_at from workers where pool_id = ${poolId}),
    beat as (
      insert into workers (pool_id, started_at, seen_at) values (${poolId}, now(), now())
      on conflict (pool_id) do update set seen_at = excluded.seen_at
    )
    select exists (
      select from before where seen_at > now() - ${ms(deadAfterMs)}
    ) as steady`)
  return row?.steady === true
}

/**
 * Frees jobs locked by nobody who lives. A lock younger than a life sign may be of a worker that has
 * not had time for its first one.
 */
async function freeAbandonedJobs(db: Db, deadAfterMs: number): Promise<void> {
  const dead = await db.execute(sql`
    select distinct j.locked_by from graphile_worker.jobs j
    where j.locked_at < now() - ${ms(deadAfterMs)}
      and not exists (
        select from workers w
        where w.pool_id = j.locked_by and w.seen_at > now() - ${ms(deadAfterMs)})
    limit 100`)
  if (dead.length > 0) {
    const ids = JSON.stringify(dead.map((row) => row.locked_by))
    log.warn({ workers: ids }, 'the jobs of dead workers are free again')
    await db.execute(sql`
      select graphile_worker.force_unlock_workers(
        array(select jsonb_array_elements_text(${ids}::jsonb)))`)
  }
  await db.execute(sql`delete from workers where seen_at < now() - interval '1 day'`)
}

function ms(milliseconds: number) {
  return sql`${milliseconds} * interval '1 millisecond'`
}
