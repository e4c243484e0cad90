import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Failure } from './failure.ts'
import { LogFile } from './log-file.ts'
import { checkoutHash, dataDir, rootDir, shownPath } from './paths.ts'

const READY_TIMEOUT_MS = 30_000
const STOP_TIMEOUT_MS = 8_000
/** Migrations and seeds take seconds; a build names its own time. */
const TASK_TIMEOUT_MS = 120_000

export type ProcessSpec = {
  /** Also the log's name: `.demo/<stack>/logs/<name>.log`. */
  name: string
  command: string
  args: string[]
  env: Record<string, string | undefined>
  cwd?: string
  uid?: number
  gid?: number
  /** Asks it to end; after `stopTimeoutMs` comes SIGKILL, to the whole process group. */
  stopSignal?: NodeJS.Signals
  stopTimeoutMs?: number
}

export type ServiceSpec = ProcessSpec & {
  /** It is ready when a line of its output matches. */
  ready: RegExp
  readyTimeoutMs?: number
}

export type TaskSpec = ProcessSpec & { timeoutMs?: number }

export type Service = { name: string; pid: number; stop(): Promise<void> }

export type Processes = {
  /** Starts a process that stays. @throws Failure with its last lines if it ends or is not ready in time. */
  start(spec: ServiceSpec): Promise<Service>
  /** Runs a process to its end. @throws Failure with its last lines unless it exits with 0 in time. */
  run(spec: TaskSpec): Promise<void>
  /** Runs a process on this terminal, without a log. @returns its exit code. */
  runHere(spec: ProcessSpec): Promise<number>
  /** Settles with a Failure when a started process ends although nobody stopped it. */
  died: Promise<Failure>
  /** Ends everything, last started first. Whoever calls it twice waits for the same end. */
  stop(): Promise<void>
  /** No more patience: SIGKILL to everything. */
  kill(): void
  readonly isStopping: boolean
}

type Running = {
  spec: ProcessSpec
  child: ChildProcess
  exited: Promise<string>
  stop(): Promise<void>
}

/**
 * Supervises the processes of one stack. Each gets a process group of its own, so that Ctrl-C on
 * the terminal reaches only us and they end in order; `reaper.ts` ends them if we are killed.
 *
 * @param name the stack; one at a time per checkout
 * @param onLine every line of every process, for a terminal that shows them
 * @throws Failure when a stack of this name is already running here
 */
export async function openProcesses(
  name: string,
  onLine: (process: string, line: string) => void = () => {},
): Promise<Processes> {
  const reaper = await openReaper(name)
  const logDir = join(dataDir(name), 'logs')
  const running: Running[] = []
  let reportDeath: (failure: Failure) => void = () => {}
  const died = new Promise<Failure>((resolve) => {
    reportDeath = resolve
  })
  let stopping: Promise<void> | undefined

  function launch(spec: ProcessSpec, log?: LogFile): Running {
    if (stopping) throw new Failure(`${spec.name} was not started: everything is being stopped.`)
    const child = spawn(spec.command, spec.args, {
      cwd: spec.cwd ?? rootDir,
      env: spec.env as NodeJS.ProcessEnv,
      uid: spec.uid,
      gid: spec.gid,
      detached: true,
      stdio: log ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    const { stopSignal = 'SIGTERM', stopTimeoutMs = STOP_TIMEOUT_MS } = spec
    if (child.pid) reaper.write(`add ${child.pid} ${stopSignal} ${stopTimeoutMs}`)
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => log?.write(chunk))
    }
    const exited = new Promise<string>((resolve) => {
      let reason = ''
      child.once('error', (error) => {
        reason = `could not be started (${error.message})`
      })
      child.once('exit', (code, signal) => {
        reason ||= signal ? `was ended by ${signal}` : `ended with exit code ${code}`
        // What a process leaves behind in its group would hold the pipes open, and the port.
        signalGroup(child, 'SIGKILL')
        reaper.write(`gone ${child.pid}`)
      })
      child.once('close', () => {
        log?.close()
        running.splice(
          running.findIndex((one) => one.child === child),
          1,
        )
        resolve(reason)
      })
    })
    const one: Running = { spec, child, exited, stop: () => endProcess(child, exited, spec) }
    running.push(one)
    return one
  }

  async function start(spec: ServiceSpec): Promise<Service> {
    let becomeReady = (_: 'ready') => {}
    const ready = new Promise<'ready'>((resolve) => {
      becomeReady = resolve
    })
    const log = new LogFile(join(logDir, `${spec.name}.log`), (line) => {
      if (spec.ready.test(line)) becomeReady('ready')
      onLine(spec.name, line)
    })
    const one = launch(spec, log)
    let isAsked = false
    const ms = spec.readyTimeoutMs ?? READY_TIMEOUT_MS
    const outcome = await Promise.race([ready, one.exited, timeout(ms)])
    if (outcome !== 'ready') {
      await one.stop()
      const what = outcome ?? `was not ready after ${ms / 1000} seconds`
      throw new Failure(`${spec.name} ${what}. Its log: ${shownPath(log.path)}`, log.tail())
    }
    one.exited.then((how) => {
      if (isAsked || stopping) return
      reportDeath(new Failure(`${spec.name} ${how}. Its log: ${shownPath(log.path)}`, log.tail()))
    })
    return {
      name: spec.name,
      pid: one.child.pid as number,
      stop: () => {
        isAsked = true
        return one.stop()
      },
    }
  }

  async function run(spec: TaskSpec): Promise<void> {
    const log = new LogFile(join(logDir, `${spec.name}.log`), (line) => onLine(spec.name, line))
    const one = launch(spec, log)
    const { timeoutMs = TASK_TIMEOUT_MS } = spec
    const outcome = await Promise.race([one.exited, timeout(timeoutMs)])
    if (outcome === undefined) await one.stop()
    else if (one.child.exitCode === 0) return
    const how = outcome ?? `was not done after ${timeoutMs / 1000} seconds`
    throw new Failure(`${spec.name} ${how}. Its log: ${shownPath(log.path)}`, log.tail())
  }

  async function runHere(spec: ProcessSpec): Promise<number> {
    const one = launch(spec)
    const how = await one.exited
    if (!one.child.pid) throw new Failure(`${spec.name} ${how}.`)
    return one.child.exitCode ?? 1
  }

  return {
    start,
    run,
    runHere,
    died,
    stop() {
      stopping ??= (async () => {
        for (const one of [...running].reverse()) await one.stop()
        await reaper.close()
      })()
      return stopping
    },
    kill() {
      for (const { child } of running) signalGroup(child, 'SIGKILL')
    },
    get isStopping() {
      return stopping !== undefined
    },
  }
}

async function endProcess(
  child: ChildProcess,
  exited: Promise<string>,
  { stopSignal = 'SIGTERM', stopTimeoutMs = STOP_TIMEOUT_MS }: ProcessSpec,
): Promise<void> {
  signalGroup(child, stopSignal)
  const inTime = await Promise.race([exited, timeout(stopTimeoutMs)])
  if (inTime === undefined) signalGroup(child, 'SIGKILL')
  await exited
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!child.pid) return
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    // ESRCH: it is over. EPERM (macOS): only a zombie is left in the group.
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ESRCH' && code !== 'EPERM') throw error
  }
}

/** Resolves to undefined after so many milliseconds, without keeping the program alive. */
function timeout(ms: number): Promise<undefined> {
  return setTimeout(ms, undefined, { ref: false })
}

async function openReaper(name: string) {
  mkdirSync(dataDir(name), { recursive: true })
  const reaperFile = fileURLToPath(new URL('./reaper.ts', import.meta.url))
  const child = spawn(process.execPath, [reaperFile, lockAddress(name)], {
    cwd: rootDir,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.stdin.on('error', () => {})
  const [answer] = await Promise.race([
    createInterface({ input: child.stdout })
      [Symbol.asyncIterator]()
      .next()
      .then(({ value }) => [String(value)]),
    gone.then(() => ['gone']),
  ])
  if (answer !== 'held') {
    throw new StackRunning(
      `A stack named ${name} is already running in this checkout. Stop it with Ctrl-C first.`,
    )
  }
  child.unref()
  ;(child.stdin as unknown as { unref(): void }).unref()
  ;(child.stdout as unknown as { unref(): void }).unref()
  return {
    write: (line: string) => void child.stdin.write(`${line}\n`),
    close: async () => {
      child.ref()
      child.stdin.end()
      await gone
    },
  }
}

/** Thrown when the name is taken, so that tests can choose the next one. */
export class StackRunning extends Failure {
  override name = 'StackRunning'
}

/**
 * Linux has sockets without a file, which vanish with their process. Elsewhere it is a file in the
 * user's temporary folder; the checkout's own path may be too long for a socket (104 characters).
 */
function lockAddress(name: string): string {
  const id = `konbini-live-${checkoutHash}-${name}`
  return process.platform === 'linux' ? `@${id}` : join(tmpdir(), `${id}.sock`)
}
