import { join } from 'node:path'
import { Failure } from '../local/failure.ts'
import { dataDir } from '../local/paths.ts'
import type { Processes } from '../local/processes.ts'
import { MUTANTS, type Mutant } from './mutant-list.ts'
import type { Options } from './options.ts'
import { playRound } from './round.ts'
import { copySource } from './source-copy.ts'
import { type Ground, openGround } from './stand.ts'

/** Storms per mutant before it counts as missed; each with the next seed. */
const TRIES = 3
const CALM_MS = 450
const CROWD = 12
const LEAST_CAUGHT = 0.95

type Verdict = {
  mutant: Mutant
  /** The invariant that broke first, or null when nothing was noticed. */
  caughtBy: string | null
  seed: number
  seconds: number
}

/**
 * Takes away one safeguard at a time and looks whether the proof notices. The unchanged source goes
 * first with the same seeds: what it fails at catches nobody.
 *
 * @returns the exit code: 0 when at least 95 % were caught
 */
export async function hunt(processes: Processes, name: string, options: Options): Promise<number> {
  const chosen = MUTANTS.filter(
    (mutant) => options.only.length === 0 || options.only.includes(mutant.name),
  )
  if (chosen.length === 0) {
    throw new Failure(
      'There is no such mutant.',
      MUTANTS.map((mutant) => mutant.name),
    )
  }
  const copy = copySource(join(dataDir(name), 'mutant'))
  const whole = copySource(join(dataDir(name), 'unchanged'))
  for (const mutant of chosen) {
    copy.apply(mutant)
    copy.restore()
  }
  const ground = await openGround(processes, name, 1)
  const unchanged: Mutant = { name: 'unchanged', without: 'nothing', edits: [] }
  const known = new Map<number, Promise<Set<string>>>()
  const baseline = (seed: number) => {
    const found = known.get(seed) ?? broken(ground, unchanged, seed, options.seconds, whole.dir)
    known.set(seed, found)
    return found
  }
  console.log(
    `  unchanged source: ${[...(await baseline(options.seed))].join('; ') || 'no violations'}`,
  )

  const verdicts: Verdict[] = []
  for (const mutant of chosen) {
    copy.apply(mutant)
    const control = options.verify
      ? (seed: number) =>
          broken(ground, { ...unchanged, ...stormOf(mutant) }, seed, options.seconds, whole.dir)
      : baseline
    const verdict = await judge(ground, mutant, control, options, copy.dir)
    copy.restore()
    verdicts.push(verdict)
    console.log(row(verdict))
  }
  return summary(verdicts, options)
}

async function judge(
  ground: Ground,
  mutant: Mutant,
  control: (seed: number) => Promise<ReadonlySet<string>>,
  options: Options,
  source: string,
): Promise<Verdict> {
  const began = Date.now()
  for (let seed = options.seed; ; seed += 1) {
    const found = await broken(ground, mutant, seed, options.seconds, source)
    const whole = found.size > 0 ? await control(seed) : found
    const caughtBy = [...found].find((invariant) => !whole.has(invariant)) ?? null
    if (caughtBy || seed === options.seed + TRIES - 1) {
      return { mutant, caughtBy, seed, seconds: (Date.now() - began) / 1000 }
    }
  }
}

/** The same storm for the source that misses nothing. */
function stormOf({ kinds, focus, isDeaf }: Mutant): Partial<Mutant> {
  return { kinds, focus, isDeaf }
}

/** Names of the invariants that do not hold after a storm. */
async function broken(
  ground: Ground,
  mutant: Mutant,
  seed: number,
  seconds: number,
  source: string,
): Promise<Set<string>> {
  const { checks } = await playRound(ground, {
    seed,
    round: 0,
    stormMs: seconds * 1000,
    crowd: CROWD,
    calmMs: mutant.kinds?.length === 0 ? 0 : CALM_MS,
    kinds: mutant.kinds,
    focus: mutant.focus,
    source,
    sqlFirst: mutant.sqlFirst,
    isDeaf: mutant.isDeaf ?? false,
    say: () => {},
  })
  return new Set(checks.violations.map(({ invariant }) => invariant))
}

function row({ mutant, caughtBy, seed, seconds }: Verdict): string {
  const mark = caughtBy ? '✔' : '✖'
  return `  ${mark} ${mutant.name.padEnd(22)} seed ${String(seed).padEnd(7)} ${seconds.toFixed(0).padStart(3)} s  ${caughtBy ?? 'NOT CAUGHT'}`
}

function summary(verdicts: readonly Verdict[], options: Options): number {
  const caught = verdicts.filter(({ caughtBy }) => caughtBy !== null).length
  const share = caught / verdicts.length
  console.log(`\n  ${caught} of ${verdicts.length} caught (${(share * 100).toFixed(0)} %)\n`)
  console.log(
    JSON.stringify({
      seed: options.seed,
      mutants: verdicts.length,
      caught,
      missed: verdicts.filter(({ caughtBy }) => !caughtBy).map(({ mutant }) => mutant.name),
    }),
  )
  return share >= LEAST_CAUGHT ? 0 : 1
}
