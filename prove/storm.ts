import type { Processes } from '../local/processes.ts'
import type { Options } from './options.ts'
import { printSummary, violationLines } from './report.ts'
import { playRound, type RoundResult } from './round.ts'
import { openGround } from './stand.ts'

/**
 * Longer runs are cut into rounds of this length, each on a fresh shop: violations are found while
 * their cause is near, and one round can be repeated alone.
 */
const ROUND_MS = 120_000

/** Storms for as long as asked, one line of JSON at the end. @returns the exit code */
export async function storm(processes: Processes, name: string, options: Options): Promise<number> {
  const began = Date.now()
  const until = options.minutes * 60_000
  console.log(`prove: seed ${options.seed}, ${options.minutes} min of storm`)
  const ground = await openGround(processes, name, options.webs)
  const results: RoundResult[] = []
  const rounds = Math.max(1, Math.round(until / ROUND_MS))
  for (let round = 0; round < rounds; round += 1) {
    const say = (text: string) => {
      const seconds = Math.round((Date.now() - began) / 1000)
      console.log(`  ${seconds} s · round ${round + 1}/${rounds} · ${text}`)
    }
    const result = await playRound(ground, {
      seed: options.seed + round,
      round: 0,
      stormMs: until / rounds,
      crowd: options.customers,
      calmMs: options.calmMs,
      say,
    })
    results.push(result)
    for (const line of violationLines(result)) console.log(line)
  }
  return printSummary(results, options, Date.now() - began)
}
