import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import { env } from '#lib/env.ts'
import * as schema from './schema.ts'

export type Db = PostgresJsDatabase<typeof schema>
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

type Connection = { sql: Sql; db: Db }

/** The process's one pool. On `globalThis`, or hot reload in development leaks connections. */
export function db(): Db {
  return connection().db
}

/** The driver beneath, for LISTEN and for closing. */
export function pool(): Sql {
  return connection().sql
}

export async function closeDb(): Promise<void> {
  const open = holder.__konbiniDb
  holder.__konbiniDb = undefined
  await open?.sql.end({ timeout: 5 })
}

/** A pool of its own on `url`. Tests and scripts use it; the app uses `db()`. */
export function connect(url: string, max: number): Connection {
  const sql = postgres(url, {
    max,
    // A connection that cannot be made in 10 s will not be made by waiting longer.
    connect_timeout: 10,
    // Seconds between tries, with jitter. The driver's own wait grows to 20 s with every request that
    // fails meanwhile, and a restart of 2 s would keep customers out for much longer than that.
    backoff: () => 0.25 + Math.random() / 4,
    idle_timeout: 60,
    onnotice: () => {},
    // Asked for at every connect, and a connection that breaks while it is asked would end the
    // process. drizzle reads and writes arrays by itself.
    fetch_types: false,
    connection: {
      application_name: 'konbini-live',
      // No statement of ours is meant to run long; a lost client must not hold a row for ever.
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 20_000,
    },
  })
  return { sql, db: drizzle(sql, { schema }) }
}

const holder = globalThis as typeof globalThis & { __konbiniDb?: Connection | undefined }

function connection(): Connection {
  if (!holder.__konbiniDb) {
    const { DATABASE_URL, DATABASE_POOL_MAX } = env()
    holder.__konbiniDb = connect(DATABASE_URL, DATABASE_POOL_MAX)
  }
  return holder.__konbiniDb
}
