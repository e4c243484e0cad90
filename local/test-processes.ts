import { openProcesses, type Processes, StackRunning } from './processes.ts'

/** Nobody runs more test runs of one checkout at once; the bound ends a search that went wrong. */
const MAX_RUNS_AT_ONCE = 9

/**
 * Processes for a test run. Two runs may overlap (one in the editor, one on the terminal), so the
 * second becomes `<name>-2`, with data of its own.
 */
export async function openTestProcesses(
  name: string,
): Promise<{ name: string; processes: Processes }> {
  for (let run = 1; ; run += 1) {
    const runName = run === 1 ? name : `${name}-${run}`
    try {
      return { name: runName, processes: await openProcesses(runName) }
    } catch (error) {
      if (!(error instanceof StackRunning) || run === MAX_RUNS_AT_ONCE) throw error
    }
  }
}
