import { EventEmitter } from 'node:events'
import { Logger, run, type WorkerEvents } from 'graphile-worker'
import { env } from '#lib/env.ts'
import { stayAlive } from '#lib/jobs/stay-alive.ts'
import { log } from '#lib/log.ts'
import { crontab, tasks } from './tasks.ts'

/** Jobs at once. Most wait for Postgres or Stripe, and Stripe allows about 25 requests a second. */
const CONCURRENCY = 8

/** Jobs announce themselves by NOTIFY; this is for those whose time has come. */
export const POLL_MS = 1_000

export type RunningWorker = {
  /** Ends when the worker does; rejects when it broke. */
  done: Promise<void>
  /** Takes no more jobs, finishes those under way. */
  stop(): Promise<void>
}

/** Works off jobs until it is stopped. The times are for specs, which cannot wait a minute. */
export async function runWorker(
  times: { tickMs?: number; deadAfterMs?: number } = {},
): Promise<RunningWorker> {
  const { DATABASE_URL } = env()
  const events: WorkerEvents = new EventEmitter()
  const alive: ReturnType<typeof stayAlive>[] = []
  events.on('pool:create', ({ workerPool }) => {
    alive.push(stayAlive({ url: DATABASE_URL, poolId: workerPool.id, ...times }))
  })
  const runner = await run({
    connectionString: DATABASE_URL,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    taskList: tasks,
    crontab,
    events,
    logger: new Logger(() => (level, message, meta) => {
      // `err` is the key under which the log writes an error's message and stack.
      // What else an error carries (a whole client, with its password) stays out of it.
      const { error: err, reason, job } = (meta ?? {}) as Record<string, unknown>
      const about = { err: err ?? reason, job: nameOf(job) }
      if (level === 'error') log.error(about, message)
      else if (level === 'warning') log.warn(about, message)
      else log.debug(about, message)
    }),
  })
  return {
    done: runner.promise,
    async stop() {
      await runner.stop()
      await Promise.all(alive.map((one) => one.stop()))
    },
  }
}

/** A job in the log: what it is and which try this was, without what it carries. */
function nameOf(job: unknown): string | undefined {
  if (!job || typeof job !== 'object') return undefined
  const { task_identifier, id, attempts } = job as Record<string, unknown>
  return `${task_identifier} ${id}, attempt ${attempts}`
}
