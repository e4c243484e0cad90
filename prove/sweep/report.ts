import type { Options } from '../options.ts'
import type { Blow } from './edges.ts'

/** One run: what broke at which step, and what was wrong afterwards. */
export type Played = {
  scenario: string
  step: number
  blow: Blow
  seed: number
  /** The statement or call that was hit. */
  hit: string
  violations: string[]
  trace: string[]
  checked: number
}

export function failureLines({
  scenario,
  step,
  blow,
  seed,
  hit,
  violations,
  trace,
}: Played): string {
  return [
    `✖ [seed ${seed}] ${scenario}, step ${step}, ${blow} (${hit})`,
    ...violations.map((line) => `    ${line}`),
    ...trace,
  ].join('\n')
}

const WORDS: Record<Blow, string> = {
  kill_before: 'process killed before the step took effect',
  kill_after: 'process killed after the step took effect',
  session_before: 'database session ended before the statement',
  session_after: 'database session ended after the statement',
  no_answer_before: 'no answer from Stripe, without effect',
  no_answer_after: 'no answer from Stripe, with effect',
}

/** Figures, and one line of JSON last. @returns the exit code */
export function reportSweep(result: {
  runs: number
  seeds: number
  checked: number
  steps: ReadonlyMap<string, number>
  counts: ReadonlyMap<Blow, number>
  /** Flows that ended because the database driver threw where nobody can catch it. */
  crashes: number
  failed: readonly Played[]
  options: Options
  ms: number
}): number {
  const { runs, seeds, checked, steps, counts, crashes, failed, options, ms } = result
  console.log('')
  for (const [scenario, count] of steps) {
    console.log(`  ${String(count).padStart(6)} steps  ${scenario}`)
  }
  console.log('')
  for (const [blow, count] of counts)
    console.log(`  ${String(count).padStart(6)} runs   ${WORDS[blow]}`)
  console.log(`\n  ${runs} runs, ${checked} comparisons, ${failed.length} runs with violations\n`)
  console.log(
    JSON.stringify({
      seed: options.seed,
      seeds,
      runs,
      scenarios: steps.size,
      steps: [...steps.values()].reduce((sum, count) => sum + count, 0),
      ...Object.fromEntries(counts),
      checked,
      driverCrashes: crashes,
      seconds: Math.round(ms / 1000),
      violations: failed.length,
    }),
  )
  return failed.length === 0 ? 0 : 1
}
