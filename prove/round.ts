import { setTimeout as wait } from 'node:timers/promises'
import { readCatalogue } from './catalogue.ts'
import { type Harm, type HarmKind, unleash } from './chaos.ts'
import type { Checks } from './checks.ts'
import { type Customer, live } from './customer.ts'
import { inspect } from './inspect/all.ts'
import { randomOf } from './random.ts'
import { settle } from './settle.ts'
import { type Ground, openStand, type Stand } from './stand.ts'
import { type Story, writeStory } from './story.ts'
import { type Tally, tallyOf } from './tally.ts'
import { traceOf } from './trace.ts'
import { readTruth } from './truth.ts'

/** People who still wait when the storm is over go home after this. */
const LAST_ORDERS_MS = 20_000
/** Four times what one round can sell of anything, so that only the scarce things run out. */
const PLENTY = 5_000

export type RoundOptions = {
  seed: number
  round: number
  stormMs: number
  /** How many customers are in the shop at once. */
  crowd: number
  /** Mean pause between two blows; 0 for fair weather. */
  calmMs: number
  kinds?: readonly HarmKind[]
  /** What two customers of three do alike, for a proof of one thing. */
  focus?: Partial<Story>
  source?: string
  sqlFirst?: string
  /** Whether the webhooks of the last days are lost for good; drawn from the seed unless given. */
  isDeaf?: boolean
  say: (text: string) => void
}

export type RoundResult = {
  seed: number
  round: number
  tally: Tally
  checks: Checks
  /** What led to each violation, ready to read. */
  traces: string[]
}

/** One storm on a fresh shop, the calm after it, and the comparison of both sides. */
export async function playRound(ground: Ground, options: RoundOptions): Promise<RoundResult> {
  const { seed, round, say } = options
  const scarce = Math.max(3, Math.round(options.crowd / 4))
  say('opening the shop')
  const stand = await openStand(ground, { ...options, stock: { plenty: PLENTY, scarce } })
  try {
    const chaos =
      options.calmMs > 0 ? unleash(stand, seed, round, options.calmMs, options.kinds) : null
    const customers = await storm(stand, options)
    await chaos?.stop()
    say(`${customers.length} customers, now settling`)
    const isDeaf = options.isDeaf ?? randomOf(seed, 'deaf', round).chance(0.5)
    const settled = await settle(stand, isDeaf, say)
    const wasHarmed = chaos !== null && isHarmed(chaos.harm)
    const truth = await readTruth(stand, customers, settled, {
      wasHarmed,
      wasFair: chaos === null,
    })
    const checks = inspect(truth)
    return {
      seed,
      round,
      tally: tallyOf(truth, chaos?.harm ?? null, stand),
      checks,
      traces: traceOf(truth, checks.violations, chaos?.log ?? []),
    }
  } finally {
    await stand.close()
  }
}

async function storm(stand: Stand, options: RoundOptions): Promise<Customer[]> {
  const { seed, round, stormMs, crowd, say } = options
  const catalogue = await readCatalogue(stand.sql)
  const began = Date.now()
  const isOver = () => Date.now() - began > stormMs
  const customers: Customer[] = []
  let next = 0
  const seat = async () => {
    while (!isOver()) {
      const index = next
      next += 1
      const story = writeStory(
        index,
        catalogue,
        randomOf(seed, 'customer', round, index),
        index % 3 === 0 ? {} : options.focus,
      )
      customers.push(await live(stand, story, isOver))
    }
  }
  const progress = setInterval(() => {
    const left = Math.max(0, Math.ceil((stormMs - (Date.now() - began)) / 1000))
    say(`${customers.length} customers done, ${stand.shop.restarts} restarts, ${left} s to go`)
  }, 5_000)
  const all = Promise.all(Array.from({ length: crowd }, seat))
  await Promise.race([all, wait(stormMs + LAST_ORDERS_MS, undefined, { ref: false })])
  clearInterval(progress)
  return customers
}

function isHarmed(harm: Harm): boolean {
  return harm.kills + harm.sessionsEnded + harm.postgresRestarts + harm.mailOutages > 0
}
