import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { runMigrations } from 'graphile-worker'
import { connect } from './client.ts'

const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../drizzle', import.meta.url))

/** Any number that no other program uses: two deployments that start at once take turns. */
const LOCK = 7_116_421

/** Brings a database to the present schema, ours and the job queue's. Safe to run again and at once. */
export async function migrateDatabase(url: string): Promise<void> {
  const { sql: pool, db } = connect(url, 1)
  try {
    await db.execute(sql`select pg_advisory_lock(${LOCK})`)
    await db.execute(sql`set statement_timeout = 0`)
    await migrate(db, { migrationsFolder: MIGRATIONS_FOLDER })
    await runMigrations({ connectionString: url })
  } finally {
    await pool.end({ timeout: 5 })
  }
}

if (import.meta.main) {
  const { databaseUrl } = await import('#lib/env.ts')
  const { runMain } = await import('#lib/run-main.ts')
  await runMain(async () => {
    await migrateDatabase(databaseUrl())
    console.log('migrations done')
  })
}
