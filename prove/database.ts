import { setTimeout as wait } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { type Postgres, startPostgres } from '../local/postgres.ts'
import type { Processes } from '../local/processes.ts'

/** Two web processes, two workers and the desk have at most 20 connections each. */
const MAX_CONNECTIONS = 140
/** Children of a killed postmaster need a moment to notice; until then nothing starts on its files. */
const START_TRIES = 40
const START_AGAIN_MS = 250
/** The harness asks again while the database is down: long enough for a recovery on a slow disk. */
const ASK_TRIES = 150
const ASK_AGAIN_MS = 200

export type Database = {
  url(name: string): string
  create(name: string, template?: string): Promise<void>
  drop(name: string): Promise<void>
  /** Commits no longer wait for the disk: for a proof that never stops the server itself. */
  forgoDisk(name: string): Promise<void>
  /** Ends this many sessions of other programs in the middle of whatever they do. */
  terminateBackends(name: string, count: number): Promise<number>
  /** SIGQUIT is `pg_ctl stop -m immediate`; either way the next start recovers from the log. */
  restart(signal: 'SIGQUIT' | 'SIGKILL'): Promise<void>
}

/** The one Postgres of a proof, which can be made to fail. */
export async function openDatabase(
  processes: Processes,
  name: string,
  port: number,
): Promise<Database> {
  const start = () => startPostgres({ processes, name, port, maxConnections: MAX_CONNECTIONS })
  let server: Postgres = await start()
  let pid = await postmaster(server)

  const admin = async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
    const sql = postgres(server.adminUrl, { max: 1, connect_timeout: 10, onnotice: () => {} })
    try {
      return await work(sql)
    } finally {
      await sql.end({ timeout: 2 })
    }
  }
  return {
    url: (database) => server.url.replace(/\/[^/]+$/, `/${database}`),
    create: (database, template) =>
      admin(async (sql) => {
        await sql`drop database if exists ${sql(database)} with (force)`
        if (template) await sql`create database ${sql(database)} template ${sql(template)}`
        else await sql`create database ${sql(database)}`
      }),
    drop: (database) =>
      admin(async (sql) => void (await sql`drop database if exists ${sql(database)} with (force)`)),
    forgoDisk: (database) =>
      admin(
        async (sql) =>
          void (await sql.unsafe(`alter database ${database} set synchronous_commit = off`)),
      ),
    terminateBackends: (database, count) =>
      admin(async (sql) => {
        const rows = await sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = ${database} and application_name <> 'prove'
          order by (state = 'idle'), random() limit ${count}`
        return rows.length
      }).catch(() => 0),
    async restart(signal) {
      process.kill(pid, signal)
      for (let tries = 1; ; tries += 1) {
        try {
          await wait(START_AGAIN_MS)
          server = await start()
          pid = await postmaster(server)
          return
        } catch (error) {
          if (tries === START_TRIES) throw error
        }
      }
    },
  }
}

async function postmaster(server: Postgres): Promise<number> {
  const { readFileSync } = await import('node:fs')
  return Number(readFileSync(`${server.dir}/postmaster.pid`, 'utf8').split('\n')[0])
}

/** A connection of the harness's own; the chaos leaves it alone, a restart of Postgres does not. */
export function connectAsProver(url: string): Sql {
  return postgres(url, {
    max: 3,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: 'prove' },
  })
}

/** Repeats a read or a repeatable write until the database answers. */
export async function ask<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === ASK_TRIES || !isPassing(error)) throw error
      await wait(ASK_AGAIN_MS)
    }
  }
}

function isPassing(error: unknown): boolean {
  const { code = '' } = (error ?? {}) as { code?: string }
  return /^(57P|08|40|53300|CONNECT|ECONN|EPIPE)/.test(code)
}
