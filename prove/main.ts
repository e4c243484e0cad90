/**
 * `npm run prove`: tries to break the shop, and compares what is left with what Stripe knows. The
 * modes and how to read the result: docs/proof.md.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../local/build.ts'
import { checkDisk } from '../local/machine.ts'
import { rootDir } from '../local/paths.ts'
import type { Processes } from '../local/processes.ts'
import { onStopSignal } from '../local/stop-signal.ts'
import { showFailure } from '../local/terminal.ts'
import { openTestProcesses } from '../local/test-processes.ts'
import { hunt } from './mutants.ts'
import { type Options, readOptions } from './options.ts'
import { storm } from './storm.ts'

process.exit(await main())

async function main(): Promise<number> {
  let processes: Processes | undefined
  try {
    const options = readOptions(process.argv.slice(2))
    await checkDisk()
    const opened = await openTestProcesses('prove')
    processes = opened.processes
    stopOnSignal(processes)
    // A part that ends is the point of all this: `died` is nobody's business here.
    // The handlers run from the sources as they are; of the build only its presence is asked.
    if (!existsSync(join(rootDir, '.next', 'BUILD_ID'))) {
      console.log('  … Building the shop (a minute or two)')
      await build(processes)
    }
    return await run(processes, opened.name, options)
  } catch (error) {
    if (!processes?.isStopping) showFailure(error)
    return 1
  } finally {
    await processes?.stop()
  }
}

async function run(processes: Processes, name: string, options: Options): Promise<number> {
  if (options.mode === 'mutants') return hunt(processes, name, options)
  if (options.mode === 'sweep') return (await import('./sweep.ts')).sweep(processes, name, options)
  return storm(processes, name, options)
}

function stopOnSignal(processes: Processes): void {
  onStopSignal(
    async () => {
      await processes.stop()
      process.exit(130)
    },
    () => processes.kill(),
  )
}
