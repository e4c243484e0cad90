import { randomBytes } from 'node:crypto'
import postgres from 'postgres'

/**
 * A database of its own for one spec file: a copy of the migrated template (about 50 ms), dropped
 * when the file is done.
 */
export async function cloneDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { TEST_DATABASE_URL: adminUrl, TEST_DATABASE_TEMPLATE: template } = process.env
  if (!adminUrl || !template) throw new Error('Run specs with `npx vitest`, which starts Postgres.')
  const name = `spec_${randomBytes(6).toString('hex')}`
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} })
  await admin`create database ${admin(name)} template ${admin(template)}`
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    async drop() {
      await admin`drop database ${admin(name)} with (force)`
      await admin.end({ timeout: 5 })
    },
  }
}
