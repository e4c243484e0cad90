/**
 * Vitest's global set-up: one real Postgres for all specs, and in it `konbini_template`, a database
 * with all migrations and no rows, which `lib/db/test-db.ts` copies for each spec file (a copy takes
 * about 50 ms, a migration a second).
 *
 * Specs find it through TEST_DATABASE_URL (may create databases) and TEST_DATABASE_TEMPLATE. A
 * TEST_DATABASE_URL that is set already is used as it is.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { rootDir } from './paths.ts'
import { freePorts } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { machineSettings } from './settings.ts'
import { openTestProcesses } from './test-processes.ts'

const TEMPLATE = 'konbini_template'
/** Two spec files at a time, each with a pool or two, and the races some of them stage. */
const MAX_CONNECTIONS = 250
const MIGRATION_TIMEOUT_MS = 60_000

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    await makeTemplate(given)
    return
  }
  const { name, processes } = await openTestProcesses('test')
  const [port = 0] = await freePorts(1)
  const server = await startPostgres({ processes, name, port, maxConnections: MAX_CONNECTIONS })
  await withAdmin(server.adminUrl, dropLeftovers)
  await makeTemplate(server.adminUrl)
  return () => processes.stop()
}

/** Copies that a killed run could not drop. The server is ours alone, so nothing else is there. */
async function dropLeftovers(sql: Sql): Promise<void> {
  const left = await sql<{ datname: string }[]>`
    select datname from pg_database
    where not datistemplate and datname not in ('postgres', 'konbini')
  `
  for (const { datname } of left) await sql`drop database ${sql(datname)} with (force)`
}

async function makeTemplate(adminUrl: string): Promise<void> {
  const url = new URL(adminUrl)
  url.pathname = `/${TEMPLATE}`
  await withAdmin(adminUrl, async (sql) => {
    const [found] = await sql`select 1 from pg_database where datname = ${TEMPLATE}`
    if (found) {
      await sql`alter database ${sql(TEMPLATE)} is_template false`
      await sql`drop database ${sql(TEMPLATE)} with (force)`
    }
    await sql`create database ${sql(TEMPLATE)}`
  })
  migrate(url.href)
  await withAdmin(adminUrl, async (sql) => {
    // A database with a visitor cannot be copied, so it takes none.
    await sql`alter database ${sql(TEMPLATE)} is_template true allow_connections false`
  })
  process.env.TEST_DATABASE_URL = adminUrl
  process.env.TEST_DATABASE_TEMPLATE = TEMPLATE
}

function migrate(databaseUrl: string): void {
  const script = join(rootDir, 'lib', 'db', 'migrate.ts')
  if (!existsSync(script)) return
  const { status, stderr, stdout } = spawnSync(process.execPath, [script], {
    cwd: rootDir,
    env: { ...machineSettings(), NODE_ENV: 'test', DATABASE_URL: databaseUrl },
    encoding: 'utf8',
    timeout: MIGRATION_TIMEOUT_MS,
  })
  if (status !== 0) throw new Error(`The migrations failed.\n${stdout}${stderr}`)
}

async function withAdmin(adminUrl: string, work: (sql: Sql) => Promise<void>): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
