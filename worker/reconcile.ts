import { closeDb } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { reconcile } from '#lib/flows/reconcile.ts'
import { log } from '#lib/log.ts'
import { flush } from '#lib/realtime/publish.ts'
import { runMain } from '#lib/run-main.ts'

/** `npm run reconcile`: one run by hand. Prints drift by kind; ends with 1 when some is left. */
await runMain(async () => {
  log.level = env().LOG_LEVEL
  const { drift, left } = await reconcile(new Date())
  for (const [kind, count] of Object.entries(drift)) console.log(`${kind}: ${count}`)
  console.log(left === 0 ? 'nothing left' : `${left} could not be mended; see the log`)
  await flush()
  await closeDb()
  process.exitCode = left === 0 ? 0 : 1
})
