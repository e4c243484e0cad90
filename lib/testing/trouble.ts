import postgres, { type ReservedSql } from 'postgres'
import { vi } from 'vitest'

/** Trouble that somebody else makes in the same database: locks, kills, a full disk. */
export type Trouble = {
  /** Another transaction holds a lock as long as `work` takes. */
  whileLocked<T>(
    take: (theirs: ReservedSql) => PromiseLike<unknown>,
    work: () => Promise<T>,
  ): Promise<T>
  /** Kills the connection of ours that waits for a lock, as soon as there is one. */
  killWaiting(): Promise<void>
  /** Kills all connections of ours, idle or not, and answers how many. */
  killAll(): Promise<number>
  /** Postgres says 53100 (disk_full) to every row that is written to a table while `work` runs. */
  whileFull<T>(table: string, which: Full, work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** `at commit`: the statement succeeds and the commit does not. `condition` is a trigger's WHEN. */
type Full = { when?: 'at once' | 'at commit'; condition?: string }

export function makeTrouble(databaseUrl: string): Trouble {
  const others = postgres(databaseUrl, { max: 3, onnotice: () => {} })
  const ours = others`datname = current_database() and application_name = 'konbini-live'`
  return {
    async whileLocked(take, work) {
      const theirs = await others.reserve()
      try {
        await theirs`begin`
        await take(theirs)
        return await work()
      } finally {
        await theirs`rollback`
        theirs.release()
      }
    },
    async killWaiting() {
      await vi.waitFor(
        async () => {
          const killed = await others`
            select pg_terminate_backend(pid) from pg_stat_activity
            where ${ours} and wait_event_type = 'Lock'`
          if (killed.length === 0) throw new Error('Nobody waits for a lock')
        },
        { timeout: 10_000, interval: 10 },
      )
    },
    async killAll() {
      const killed = await others`
        select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`
      return killed.length
    },
    async whileFull(table, { when = 'at once', condition = '' }, work) {
      const trigger =
        when === 'at once'
          ? `create trigger disk_full before insert on ${table} for each row`
          : `create constraint trigger disk_full after insert on ${table} initially deferred for each row`
      await others.unsafe(`
        create or replace function disk_full() returns trigger language plpgsql as $$ begin
          raise 'could not extend file: No space left on device' using errcode = '53100';
        end $$;
        ${trigger} ${condition} execute function disk_full()`)
      try {
        return await work()
      } finally {
        await others.unsafe(`drop trigger disk_full on ${table}`)
      }
    },
    close: () => others.end({ timeout: 5 }),
  }
}
