import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.ts'
import { dataDir, rootDir, shownPath } from './paths.ts'
import type { StackPorts } from './ports.ts'
import { postgresFolders, startPostgres } from './postgres.ts'
import type { Processes } from './processes.ts'
import { type RealStripe, realStripeSettings } from './real-stripe.ts'
import {
  type Addresses,
  addressesFor,
  appSettings,
  emulatorSettings,
  forwarderSettings,
  type Mode,
  mailSettings,
  type Settings,
  streamSettings,
} from './settings.ts'

/** Everything prints its ready line within two seconds here; these are for a slow, busy machine. */
const READY_TIMEOUT_MS = { demo: 60_000, test: 60_000, dev: 120_000 }
/** The web process gives open requests 10 s, event streams included. */
const WEB_STOP_TIMEOUT_MS = 12_000
const HEALTH_TIMEOUT_MS = 20_000

const EMULATOR = 'stripe-emulator/main.ts'
const FORWARDER = 'local/stripe-forwarder.ts'

export type Stack = Addresses & {
  /** Set when the database could not live in the checkout. */
  databaseMovedTo?: string
}

type Step = <T>(title: string, ja: string, work: () => Promise<T>) => Promise<T>

/**
 * Starts the whole shop on one machine: database, its tables, demo data, the stand-ins for other
 * companies, worker, web. Everything is kept in `.demo/<name>`.
 *
 * `processes` is the caller's: its `stop()` ends the stack, its `died` tells of a part that ended.
 *
 * @param seed which data an empty database gets
 * @param stripe a sandbox of Stripe's in place of the stand-in
 * @param step shows a step while it runs
 * @throws Failure with the last lines of the part that did not start
 */
export async function startStack(options: {
  processes: Processes
  name: string
  mode: Mode
  ports: StackPorts
  seed?: 'demo' | 'e2e'
  stripe?: RealStripe
  step?: Step
}): Promise<Stack> {
  const { processes, name, mode, ports, stripe } = options
  const { seed = 'demo', step = (_, __, work) => work() } = options

  const database = await step('PostgreSQL 18', 'データベース', () =>
    startPostgres({ processes, name, port: ports.postgres }),
  )
  const addresses = addressesFor(ports, database.url)
  const app = {
    ...appSettings(mode, name, ports, addresses),
    ...(stripe && realStripeSettings(stripe)),
  }

  await step('Tables', 'テーブルの準備', () =>
    runScript(processes, 'migrate', ['lib/db/migrate.ts'], app),
  )
  await step('Shop, products and show', '商品と配信の準備', () =>
    runScript(processes, 'seed', ['seeds/main.ts', seed], app),
  )
  await step('Stripe stand-in, stream, mail', '決済・映像・メール', () =>
    Promise.all([
      stripe
        ? startService(processes, 'forwarder', [FORWARDER], forwarderSettings(ports, app))
        : startService(
            processes,
            'emulator',
            watched(mode, EMULATOR),
            emulatorSettings(name, ports),
          ),
      startStandIns(processes, name, ports),
    ]),
  )
  await step('Worker and shop', 'お店を開く', async () => {
    const web = { stopTimeoutMs: WEB_STOP_TIMEOUT_MS, readyTimeoutMs: READY_TIMEOUT_MS[mode] }
    await Promise.all([
      startService(processes, 'worker', watched(mode, 'worker/main.ts'), app),
      startService(processes, 'web', ['server.ts'], app, web),
    ])
    await checkHealth(addresses.web)
  })
  return { ...addresses, databaseMovedTo: database.movedTo }
}

/** What `--fresh` deletes; the database may lie outside the checkout. Empty when there is nothing. */
export function foldersOf(name: string): string[] {
  const home = dataDir(name)
  const elsewhere = postgresFolders(name).filter((folder) => !folder.startsWith(home))
  return [home, ...elsewhere].filter((folder) => existsSync(folder))
}

/** Forgets a stack: database, mails, payments, secrets, logs. The caller holds its lock. */
export function deleteStack(name: string): void {
  for (const folder of foldersOf(name)) rmSync(folder, { recursive: true, force: true })
}

async function startStandIns(processes: Processes, name: string, ports: StackPorts): Promise<void> {
  await Promise.all([
    startService(processes, 'stream', ['local/stream.ts'], streamSettings(ports)),
    startService(processes, 'mail', ['local/mail-catcher.ts'], mailSettings(name, ports)),
  ])
}

function watched(mode: Mode, script: string): string[] {
  return mode === 'dev' ? ['--watch', '--watch-preserve-output', script] : [script]
}

/** Each prints a line such as `web ready http://…` when it can be used. */
async function startService(
  processes: Processes,
  name: string,
  args: string[],
  env: Settings,
  timeouts: { readyTimeoutMs: number; stopTimeoutMs?: number } = {
    readyTimeoutMs: READY_TIMEOUT_MS.demo,
  },
): Promise<void> {
  refuseMissing(args)
  const ready = new RegExp(`\\b${name} ready\\b`)
  await processes.start({ name, command: process.execPath, args, env, ready, ...timeouts })
}

async function runScript(
  processes: Processes,
  name: string,
  args: string[],
  env: Settings,
): Promise<void> {
  refuseMissing(args)
  await processes.run({ name, command: process.execPath, args, env })
}

/** Node's own words for a missing file are ten lines of stack. */
function refuseMissing(args: string[]): void {
  const script = args.find((arg) => arg.endsWith('.ts'))
  if (script && !existsSync(join(rootDir, script))) {
    throw new Failure(`The file ${script} is missing from this checkout (${shownPath(rootDir)}).`)
  }
}

/** A server that listens may still have no database; only its own word counts. */
async function checkHealth(web: string): Promise<void> {
  const url = `${web}/api/health`
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) })
    if (response.ok) return
    throw new Failure(`The shop started but is not well: ${url} answers ${response.status}.`, [
      ...(await response.text()).split('\n').slice(0, 10),
    ])
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`The shop started but does not answer at ${url} (${String(error)}).`)
  }
}
