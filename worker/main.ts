import { closeDb } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { flush } from '#lib/realtime/publish.ts'
import { runMain } from '#lib/run-main.ts'
import { runWorker } from './run-worker.ts'

await runMain(async () => {
  log.level = env().LOG_LEVEL
  const worker = await runWorker()
  const stop = async () => {
    await worker.stop()
    await flush()
    await closeDb()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  console.log('worker ready')
  await worker.done
})
