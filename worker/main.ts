import { Logger, run } from 'graphile-worker'
import { closeDb } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { flush } from '#lib/realtime/publish.ts'
import { runMain } from '#lib/run-main.ts'
import { crontab, tasks } from './tasks.ts'

/** Jobs at once. Most wait for Postgres or Stripe, and Stripe allows about 25 requests a second. */
const CONCURRENCY = 8

/** Jobs announce themselves by NOTIFY; this is for those whose time has come. */
const POLL_MS = 1_000

await runMain(async () => {
  const settings = env()
  log.level = settings.LOG_LEVEL
  const runner = await run({
    connectionString: settings.DATABASE_URL,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    taskList: tasks,
    crontab,
    logger: new Logger(() => (level, message, meta) => {
      if (level === 'error') log.error({ meta }, message)
      else if (level === 'warning') log.warn({ meta }, message)
      else log.debug({ meta }, message)
    }),
  })
  const stop = async () => {
    await runner.stop()
    await flush()
    await closeDb()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  console.log('worker ready')
  await runner.promise
})
