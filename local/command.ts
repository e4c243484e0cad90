import type { Processes } from './processes.ts'
import { onStopSignal } from './stop-signal.ts'
import { showFailure, styled } from './terminal.ts'

/**
 * The life of a command that starts processes: whatever happens, Ctrl-C, a failure, a part that
 * dies, everything it started has ended before it exits.
 *
 * @param work settles with the exit code; a Failure is shown and is exit code 1
 * @param ending what happens on Ctrl-C: the exit code, and the last line a person reads
 */
export async function runCommand(
  open: () => Promise<Processes>,
  work: (processes: Processes) => Promise<number>,
  ending: { exitCode: number; farewell: string },
): Promise<void> {
  let processes: Processes
  try {
    processes = await open()
  } catch (error) {
    showFailure(error)
    process.exit(1)
  }

  onStopSignal(
    async () => {
      console.log(`\n\n  ${styled('dim', 'Stopping … 終了しています')}`)
      await processes.stop()
      console.log(`  ${ending.farewell}\n`)
      process.exit(ending.exitCode)
    },
    () => processes.kill(),
  )

  try {
    const death = processes.died.then((failure) => Promise.reject(failure))
    const exitCode = await Promise.race([work(processes), death])
    await processes.stop()
    process.exit(exitCode)
  } catch (error) {
    // A start that is interrupted fails as well; the signal's own ending is on its way.
    if (processes.isStopping) return
    showFailure(error)
    await processes.stop()
    process.exit(1)
  }
}
