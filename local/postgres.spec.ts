import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { freePorts } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { openProcesses, type Processes } from './processes.ts'
import { deleteStack } from './stack.ts'

const name = `spec-postgres-${process.pid}`
let processes: Processes

beforeEach(async () => {
  processes = await openProcesses(name)
})
afterEach(() => processes.stop())
afterAll(() => deleteStack(name))

async function start() {
  const [port = 0] = await freePorts(1)
  return startPostgres({ processes, name, port })
}

async function query<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1 })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

it('speaks Japanese, keeps what was written, and is as durable as production', async () => {
  const first = await start()
  await query(first.url, (sql) => sql`create table note as select '灯台レコード' as text`)
  await first.stop()

  const second = await start()
  await query(second.url, async (sql) => {
    expect(await sql`select text from note`).toEqual([{ text: '灯台レコード' }])
    expect(await sql`show fsync`).toEqual([{ fsync: 'on' }])
    expect(await sql`show synchronous_commit`).toEqual([{ synchronous_commit: 'on' }])
  })
})

it('starts although the number in a stale postmaster.pid is now that of another process', async () => {
  const first = await start()
  const pidFile = join(first.dir, 'postmaster.pid')
  const text = readFileSync(pidFile, 'utf8')
  await first.stop()
  writeFileSync(pidFile, text.replace(/^\d+/, String(process.pid)))
  const second = await start()
  await query(second.url, (sql) => sql`select 1`)
})

it('refuses the files of another major version', async () => {
  const first = await start()
  await first.stop()
  const versionFile = join(first.dir, 'PG_VERSION')
  writeFileSync(versionFile, '15\n')
  await expect(start()).rejects.toThrow('belong to PostgreSQL 15, and this is 18. Begin anew with')
  writeFileSync(versionFile, '18\n')
})
