import { execFileSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import postgres from 'postgres'
import { Failure } from './failure.ts'
import { dataDir, shownPath } from './paths.ts'
import { type PostgresHome, postgresHome } from './postgres-home.ts'
import type { Processes } from './processes.ts'

/** The server listens on 127.0.0.1 alone, so this guards against mistakes, not against people. */
const USER = 'konbini'
const PASSWORD = 'konbini'
const DATABASE = 'konbini'

/** Recovery after a power cut replays at most `max_wal_size`; on a slow disk that is a minute. */
const READY_TIMEOUT_MS = 90_000
/** A fast shutdown writes a checkpoint. */
const STOP_TIMEOUT_MS = 30_000
const ORPHAN_POLL_MS = 50

export type Postgres = {
  /** The database `konbini`. */
  url: string
  /** The database `postgres` of the same server, to create others from. */
  adminUrl: string
  dir: string
  /** Set when the data could not live in the checkout. */
  movedTo?: string
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL 18 on 127.0.0.1 with its files in `.demo/<name>/postgres`, made on the first
 * start and kept. Durability is that of production, everywhere: a test on a database that may
 * forget proves little.
 *
 * The caller holds the stack's lock (`openProcesses`), so a server found running on these files is
 * a leftover and is ended.
 *
 * @throws Failure when it does not start, or the files are of another major version.
 */
export async function startPostgres(options: {
  processes: Processes
  name: string
  port: number
  maxConnections?: number
}): Promise<Postgres> {
  const { processes, name, port, maxConnections = 100 } = options
  const home = postgresHome(join(dataDir(name), 'postgres'))
  refuseOtherVersion(home)
  if (existsSync(join(home.dir, 'PG_VERSION'))) await endLeftover(home)
  else await initialise(processes, home)

  const service = await processes.start({
    name: 'postgres',
    command: join(home.bin, 'postgres'),
    args: ['-D', home.dir, ...serverSettings(port, maxConnections)],
    env: serverEnv(),
    cwd: '/',
    ...home.user,
    ready: /database system is ready to accept connections/,
    readyTimeoutMs: READY_TIMEOUT_MS,
    // Postgres's "fast": end the sessions and finish. SIGTERM would wait for every client to leave.
    stopSignal: 'SIGINT',
    stopTimeoutMs: STOP_TIMEOUT_MS,
  })
  const address = `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}`
  const adminUrl = `${address}/postgres`
  await createDatabase(adminUrl)
  return {
    url: `${address}/${DATABASE}`,
    adminUrl,
    dir: home.dir,
    movedTo: home.movedTo,
    stop: service.stop,
  }
}

/** The folders that hold a stack's database, for a fresh start to delete. */
export function postgresFolders(name: string): string[] {
  const { dir } = postgresHome(join(dataDir(name), 'postgres'))
  return [dir, `${dir}.new`]
}

function serverSettings(port: number, maxConnections: number): string[] {
  return Object.entries({
    port,
    listen_addresses: '127.0.0.1',
    // No socket files: two stacks of one machine would meet in /tmp.
    unix_socket_directories: '',
    max_connections: maxConnections,
    // 1 GB by default, which a small disk may not have.
    max_wal_size: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }).flatMap(([setting, value]) => ['-c', `${setting}=${value}`])
}

/** Without the machine's PG… variables, which would reach into the server. */
function serverEnv(): Record<string, string | undefined> {
  return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C', LANG: 'C' }
}

function refuseOtherVersion({ dir, version }: PostgresHome): void {
  const file = join(dir, 'PG_VERSION')
  if (!existsSync(file)) return
  const found = readFileSync(file, 'utf8').trim()
  const major = version.split('.')[0]
  if (found !== major) {
    throw new Failure(
      `The data in ${shownPath(dir)} belong to PostgreSQL ${found}, and this is ${major}. Begin anew with: npm run demo -- --fresh`,
    )
  }
}

/** Made beside its place and moved there whole, so that a killed initdb leaves nothing half done. */
async function initialise(processes: Processes, home: PostgresHome): Promise<void> {
  const made = join(dirname(home.dir), `${basename(home.dir)}.new`)
  rmSync(made, { recursive: true, force: true })
  mkdirSync(made, { recursive: true, mode: 0o700 })
  if (home.user) chownSync(made, home.user.uid, home.user.gid)
  const passwordFile = `${made}.password`
  writeFileSync(passwordFile, `${PASSWORD}\n`)
  try {
    await processes.run({
      name: 'initdb',
      command: join(home.bin, 'initdb'),
      args: [
        `--pgdata=${made}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
      ],
      env: serverEnv(),
      cwd: '/',
      ...home.user,
    })
  } finally {
    rmSync(passwordFile, { force: true })
  }
  rmSync(home.dir, { recursive: true, force: true })
  renameSync(made, home.dir)
}

/**
 * Our processes and their reaper can be killed together (a container, `kill -9` on both). Postgres
 * then runs on, and its `postmaster.pid` stays after a power cut. Postgres itself ignores the file
 * of a process that is gone, but not that of an unrelated process with the same number, which is
 * common in containers, where the numbers begin anew.
 */
async function endLeftover({ dir }: PostgresHome): Promise<void> {
  const file = join(dir, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!pid) return
  if (!commandLine(pid).includes(dir)) {
    if (isAlive(pid)) rmSync(file)
    return
  }
  process.kill(pid, 'SIGINT')
  const giveUpAt = Date.now() + STOP_TIMEOUT_MS
  while (commandLine(pid).includes(dir)) {
    if (Date.now() > giveUpAt) {
      throw new Failure(
        `A PostgreSQL of an earlier run (process ${pid}) does not end. End it with: kill -9 ${pid}`,
      )
    }
    await setTimeout(ORPHAN_POLL_MS)
  }
}

/** Empty when there is no such process, or only its zombie. Minimal systems have no `ps`. */
function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function createDatabase(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, connect_timeout: 10 })
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`
    if (found.length === 0) await sql`create database ${sql(DATABASE)}`
  } finally {
    await sql.end({ timeout: 5 })
  }
}
