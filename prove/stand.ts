import { join } from 'node:path'
import type { Sql } from 'postgres'
import { rootDir } from '../local/paths.ts'
import { freePorts, type StackPorts } from '../local/ports.ts'
import type { Processes } from '../local/processes.ts'
import { addressesFor, appSettings, emulatorSettings, type Settings } from '../local/settings.ts'
import { ask, connectAsProver, type Database, openDatabase } from './database.ts'
import { type Door, openDoor } from './door.ts'
import { type MailSink, openMailSink } from './mail-sink.ts'
import { randomOf } from './random.ts'
import { type Supervisor, superviseWith } from './supervisor.ts'

const TEMPLATE = 'prove_template'
const READY_TIMEOUT_MS = 60_000
const CONTROL_TIMEOUT_MS = 60_000
/** A reconcile run with much to mend on a busy machine. */
const DESK_TIMEOUT_MS = 120_000

/** The parts that stay from round to round: Postgres with a filled template, emulator, ports. */
export type Ground = {
  processes: Processes
  name: string
  database: Database
  ports: StackPorts & { webs: number[]; desk: number }
  settings: Settings
  emulator: Emulator
}

export type Emulator = {
  url: string
  secretKey: string
  publishableKey: string
  control<T = unknown>(path: string, body?: unknown): Promise<T>
  api<T = unknown>(method: string, path: string, fields?: Record<string, string>): Promise<T>
}

/** One round: a fresh database, a fresh Stripe, and the shop's processes running from `source`. */
export type Stand = {
  ground: Ground
  databaseName: string
  sql: Sql
  door: Door
  mails: MailSink
  shop: Supervisor
  desk<T>(duty: string, given: object): Promise<T>
  close(): Promise<void>
}

export async function openGround(
  processes: Processes,
  name: string,
  webCount: number,
): Promise<Ground> {
  const free = await freePorts(7 + webCount)
  const [web = 0, emulator = 0, stream = 0, mailSmtp = 0, mailWeb = 0, pg = 0, desk = 0, ...webs] =
    free
  const ports = { web, emulator, stream, mailSmtp, mailWeb, postgres: pg, desk, webs }
  const database = await openDatabase(processes, name, pg)
  const addresses = addressesFor(ports, database.url(TEMPLATE))
  const settings: Settings = {
    ...appSettings('test', name, ports, addresses),
    APP_URL: `http://127.0.0.1:${web}`,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  }
  await database.create(TEMPLATE)
  await runScript(processes, 'migrate', ['lib/db/migrate.ts'], settings)
  await runScript(processes, 'seed', ['seeds/main.ts', 'demo'], settings)
  await addMoments(database.url(TEMPLATE))
  const { STRIPE_EMULATOR_DATA: _, ...emulatorEnv } = emulatorSettings(name, ports)
  await processes.start({
    name: 'emulator',
    command: process.execPath,
    args: ['stripe-emulator/main.ts'],
    env: emulatorEnv,
    ready: /stripe-emulator ready/,
    readyTimeoutMs: READY_TIMEOUT_MS,
  })
  return {
    processes,
    name,
    database,
    ports,
    settings,
    emulator: emulatorAt(addresses.emulator, settings),
  }
}

/**
 * @param source the checkout, or a copy of it with a safeguard removed
 * @param sqlFirst run on the fresh database, for a safeguard that lives there
 */
export async function openStand(
  ground: Ground,
  options: {
    seed: number
    round: number
    stock: { plenty: number; scarce: number }
    source?: string
    sqlFirst?: string
  },
): Promise<Stand> {
  const { processes, database, ports, emulator } = ground
  const { seed, round, stock, source = rootDir, sqlFirst } = options
  const databaseName = `prove_${round}`
  await database.create(databaseName, TEMPLATE)
  const env = { ...ground.settings, DATABASE_URL: database.url(databaseName) }
  await emulator.control('/faults', {})
  await emulator.control('/reset', {})
  const sql = connectAsProver(env.DATABASE_URL)
  await stockUp(sql, stock)
  if (sqlFirst) await sql.unsafe(sqlFirst)
  const door = await openDoor(ports.web, ports.webs, randomOf(seed, 'door', round))
  const mails = await openMailSink(ports.mailSmtp)
  const shop = superviseWith(processes)
  const program = (name: string, script: string, more: Settings = {}) =>
    shop.keep({
      name,
      command: process.execPath,
      args: [script],
      env: { ...env, ...more },
      cwd: source,
      ready: new RegExp(`${name.replace(/\d/, '')} ready`),
      readyTimeoutMs: READY_TIMEOUT_MS,
    })
  await Promise.all([
    ...ports.webs.map((port, index) =>
      program(`web${index + 1}`, 'server.ts', { PORT: String(port) }),
    ),
    program('worker1', 'worker/main.ts'),
    program('worker2', 'worker/main.ts'),
    program('desk', 'prove/desk.ts', { DESK_PORT: String(ports.desk) }),
  ])
  return {
    ground,
    databaseName,
    sql,
    door,
    mails,
    shop,
    async desk<T>(duty: string, given: object) {
      const response = await fetch(`http://127.0.0.1:${ports.desk}/${duty}`, {
        method: 'POST',
        body: JSON.stringify(given),
        signal: AbortSignal.timeout(DESK_TIMEOUT_MS),
      })
      const answer = (await response.json()) as T
      if (!response.ok) throw new Error(`${duty}: ${String(answer)}`)
      return answer
    },
    async close() {
      await shop.release()
      await door.close()
      await mails.close()
      await sql.end({ timeout: 2 })
      await database.drop(databaseName)
    },
  }
}

/**
 * A change is dated by the moment its job began, which may be long before others can see it. The
 * proof needs the latter, and only the proof: a column of its own, that the shop does not know.
 */
async function addMoments(url: string): Promise<void> {
  const sql = connectAsProver(url)
  await sql`alter table transitions add column prove_at timestamptz default clock_timestamp()`
  await sql.end({ timeout: 2 })
}

/** Enough of everything for a storm, and little enough of some things to fight over. */
async function stockUp(sql: Sql, { plenty, scarce }: { plenty: number; scarce: number }) {
  await ask(
    () => sql`update variants set total = n, free = n, held = 0, sold = 0
      from (select v.id, case when v.total <= 4 then ${scarce}::int else ${plenty}::int end as n
            from variants v) wanted
      where wanted.id = variants.id`,
  )
}

export function emulatorAt(url: string, settings: Settings): Emulator {
  const secretKey = settings.STRIPE_SECRET_KEY ?? ''
  const call = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(url + path, {
      ...init,
      signal: AbortSignal.timeout(CONTROL_TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  return {
    url,
    secretKey,
    publishableKey: settings.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY ?? '',
    control: (path, body) =>
      call(`/_emulator${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
    api: (method, path, fields) =>
      call(path, {
        method,
        headers: { authorization: `Bearer ${secretKey}` },
        body: fields && new URLSearchParams(fields),
      }),
  }
}

async function runScript(
  processes: Processes,
  name: string,
  args: string[],
  env: Settings,
): Promise<void> {
  await processes.run({ name, command: process.execPath, args, env, cwd: join(rootDir) })
}
