import type { Options } from './options.ts'
import type { RoundResult } from './round.ts'
import { addTallies, type Tally } from './tally.ts'

const WORDS: Record<keyof Tally, string> = {
  customers: 'customers',
  orders: 'orders',
  intents: 'payment intents',
  paid: 'paid',
  refunds: 'refunds',
  eventsSent: 'events made by Stripe',
  deliveries: 'webhook deliveries',
  duplicates: '… accepted more than once',
  refusedDeliveries: '… refused, dropped or unanswered',
  mails: 'mails',
  mailsTwice: '… sent again after a crash, same message id',
  kills: 'processes killed',
  restarts: 'processes started again',
  endedByThemselves: '… of them ended by themselves, not by us',
  sessionsEnded: 'database sessions ended',
  postgresRestarts: 'crashes of Postgres',
  clockMoves: 'moves of Stripe’s clock',
  faults: 'other faults switched on',
  cutAnswers: 'answers cut off',
  settleRounds: 'rounds of settling',
}

/** Each violation with the seed that made it, then the traces of the orders concerned. */
export function violationLines({ seed, checks, traces }: RoundResult): string[] {
  const lines = checks.violations.map(
    ({ invariant, orderId, what }) =>
      `✖ [seed ${seed}] ${invariant}${orderId ? ` (order ${orderId})` : ''}: ${what}`,
  )
  return [...lines, ...traces.map((trace) => `\n  [seed ${seed}] ${trace}`)]
}

/** The figures, and one line of JSON last. @returns the exit code */
export function printSummary(results: RoundResult[], options: Options, ms: number): number {
  const tally = addTallies(results.map((result) => result.tally))
  const checked = new Map<string, number>()
  for (const { checks } of results) {
    for (const [name, count] of checks.counts) checked.set(name, (checked.get(name) ?? 0) + count)
  }
  const total = [...checked.values()].reduce((sum, count) => sum + count, 0)
  const violations = results.flatMap(({ seed, checks }) =>
    checks.violations.map((violation) => ({ seed, ...violation })),
  )
  console.log('')
  for (const [name, count] of Object.entries(tally) as [keyof Tally, number][]) {
    console.log(`  ${String(count).padStart(9)}  ${WORDS[name]}`)
  }
  console.log('')
  for (const [name, count] of checked) console.log(`  ${String(count).padStart(9)}  ${name}`)
  console.log(`  ${String(total).padStart(9)}  comparisons, ${violations.length} violations\n`)
  console.log(
    JSON.stringify({
      seed: options.seed,
      rounds: results.length,
      stormMinutes: options.minutes,
      seconds: Math.round(ms / 1000),
      ...tally,
      invariants: checked.size,
      checked: total,
      violations: violations.length,
    }),
  )
  return violations.length === 0 ? 0 : 1
}
