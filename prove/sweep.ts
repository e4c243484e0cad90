import type Stripe from 'stripe'
import { freePorts } from '../local/ports.ts'
import type { Processes } from '../local/processes.ts'
import { createEmulator } from '../stripe-emulator/server.ts'
import type { Customer } from './customer.ts'
import { connectAsProver } from './database.ts'
import { inspect } from './inspect/all.ts'
import { openMailSink } from './mail-sink.ts'
import type { Options } from './options.ts'
import { randomOf } from './random.ts'
import { emulatorAt, openGround, type Stand } from './stand.ts'
import type { Story } from './story.ts'
import { BLOWS, type Blow, type Edges, newEdges } from './sweep/edges.ts'
import { openGateway } from './sweep/gateway.ts'
import type { Played } from './sweep/report.ts'
import { failureLines, reportSweep } from './sweep/report.ts'
import type { Scenario } from './sweep/scenarios.ts'
import type { Purchase, Shop } from './sweep/shop.ts'
import { openWire } from './sweep/wire.ts'
import { traceOf } from './trace.ts'
import { readTruth } from './truth.ts'

const DATABASE = 'prove_sweep'
/** A flow that hangs when an edge breaks is a bug of its own; the longest time-out inside is 10 s. */
const FLOW_MS = 15_000
const UNITS = 40

/**
 * Breaks each numbered step of each flow in each way, with one seed after the other until there
 * were enough runs, and compares both sides after every one. @returns the exit code
 */
export async function sweep(processes: Processes, name: string, options: Options): Promise<number> {
  const began = Date.now()
  const { shop, edges, scenarios, harness, close } = await openSweep(processes, name)
  const steps = new Map<string, number>()
  const counts = new Map<Blow, number>()
  const failed: Played[] = []
  let runs = 0
  let checked = 0
  let crashes = 0
  surviveDriver(() => {
    crashes += 1
  })
  let seeds = 0
  try {
    for (let seed = options.seed; runs < options.runs; seed += 1) {
      seeds += 1
      for (const scenario of scenarios.SCENARIOS) {
        if (runs >= options.runs) break
        for (const blow of BLOWS) {
          for (let step = 1; runs < options.runs; step += 1) {
            const result = await play(
              { shop, edges, scenarios, harness },
              scenario,
              step,
              blow,
              seed,
            )
            if (result === 'over') break
            steps.set(scenario.name, Math.max(step, steps.get(scenario.name) ?? 0))
            counts.set(blow, (counts.get(blow) ?? 0) + 1)
            runs += 1
            checked += result.checked
            if (result.violations.length > 0) {
              failed.push(result)
              console.log(failureLines(result))
            }
          }
        }
        const seconds = Math.round((Date.now() - began) / 1000)
        console.log(
          `  ${seconds} s · seed ${seed} · ${scenario.name}: ${runs} runs, ${failed.length} failed`,
        )
      }
    }
  } finally {
    await close()
  }
  const ms = Date.now() - began
  return reportSweep({ runs, seeds, checked, steps, counts, crashes, failed, options, ms })
}

type Bench = {
  shop: Shop
  edges: Edges
  scenarios: typeof import('./sweep/scenarios.ts')
  harness: Stand
}

async function play(
  { shop, edges, scenarios, harness }: Bench,
  scenario: Scenario,
  step: number,
  blow: Blow,
  seed: number,
): Promise<'over' | Played> {
  const random = randomOf(seed, scenario.name, step, blow)
  await forget(shop)
  const purchase = scenarios.drawPurchase(shop, scenario, random)
  const act = await scenario.prepare(shop, purchase)
  edges.arm(step, blow)
  const outcome = await withinTime(act())
  const hit = edges.disarm()
  if (outcome === 'hangs') forgetPool()
  if (hit === null) return 'over'
  const { calm, carryOn } = await import('./sweep/aftermath.ts')
  await carryOn(shop, purchase, random)
  const settled = await calm(shop, random)
  const truth = await readTruth(harness, [buyerOf(purchase, scenario)], settled, {
    wasHarmed: true,
    wasFair: false,
  })
  const { violations, counts } = inspect(truth)
  if (outcome === 'hangs') {
    violations.push({ invariant: 'no flow hangs', orderId: null, what: `for ${FLOW_MS} ms` })
  }
  const lines = violations.map(({ invariant, what }) => `${invariant}: ${what}`)
  const checked = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const trace = traceOf(truth, violations, [])
  return { scenario: scenario.name, step, blow, seed, hit, violations: lines, trace, checked }
}

/** The one customer of a run, as the comparison wants to know them. */
function buyerOf({ key, choice, quantity }: Purchase, { endsByHand }: Scenario): Customer {
  const story = { index: 0, checkoutKey: key, choice, quantity, hostile: 'none' } as Story
  return { story, notes: [], told: new Set(), hands: new Set(endsByHand ? ['ended_by_hand'] : []) }
}

/** An empty shop and an empty Stripe, in milliseconds. */
async function forget(shop: Shop): Promise<void> {
  await shop.sql.unsafe(FORGET)
  await shop.emulator.control('/reset', {})
  shop.events.length = 0
  shop.mails.arrived.length = 0
}

const FORGET = `
  delete from alarms; delete from refunds; delete from disputes; delete from mails; delete from waitlist;
  delete from vouchers; delete from holds; delete from order_items; delete from transitions;
  delete from event_payloads; delete from processed_events; delete from orders;
  delete from reconcile_runs; delete from graphile_worker._private_jobs;
  update variants set total = ${UNITS}, free = ${UNITS}, held = 0, sold = 0;`

type Outcome = 'ended' | 'threw' | 'hangs' | 'crashed'

async function withinTime(flow: Promise<unknown>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined
  const crashed = new Promise<'crashed'>((resolve) => {
    onCrash = () => resolve('crashed')
  })
  const late = new Promise<'hangs'>((resolve) => {
    timer = setTimeout(() => resolve('hangs'), FLOW_MS)
  })
  const ended = flow.then(
    () => 'ended' as const,
    () => 'threw' as const,
  )
  return Promise.race([ended, late, crashed]).finally(() => clearTimeout(timer))
}

/**
 * The driver can throw where nobody can catch it, when a connection ends between two of its own
 * steps (postgres 3.4: `nextWrite` on a socket that is gone). In a worker that ends the process, so
 * here it does, too: what was running never goes on, and the next flow has a pool of its own.
 */
let onCrash = () => {}
function surviveDriver(count: () => void): void {
  process.on('uncaughtException', (error) => {
    if (!error.stack?.includes('/postgres/')) throw error
    count()
    forgetPool()
    onCrash()
  })
}

function forgetPool(): void {
  ;(globalThis as { __konbiniDb?: unknown }).__konbiniDb = undefined
}

async function openSweep(
  processes: Processes,
  name: string,
): Promise<Bench & { close(): Promise<void> }> {
  const ground = await openGround(processes, name, 1)
  await ground.database.create(DATABASE, 'prove_template')
  await ground.database.forgoDisk(DATABASE)
  const databaseUrl = ground.database.url(DATABASE)
  const edges = newEdges()
  const events: Stripe.Event[] = []
  const webhookSecret = String(ground.settings.STRIPE_WEBHOOK_SECRET)
  // Nobody listens at port 9: webhooks are carried by hand, in whatever order the seed says.
  const provider = await createEmulator({
    port: 0,
    webhook: { url: 'http://127.0.0.1:9', secret: webhookSecret },
    watch({ value }) {
      if (value?.object === 'event') events.push(value as unknown as Stripe.Event)
    },
  })
  const [smtp = 0] = await freePorts(1)
  const mails = await openMailSink(smtp)
  const wire = await openWire(databaseUrl, edges)
  const gateway = await openGateway(provider.url, edges)
  Object.assign(process.env, ground.settings, {
    DATABASE_URL: wire.url,
    STRIPE_API_URL: gateway.url,
    STRIPE_JS_URL: gateway.url,
    SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    // One connection, so that the steps of a flow have one order.
    DATABASE_POOL_MAX: '1',
  })
  const sql = connectAsProver(databaseUrl)
  const emulator = emulatorAt(provider.url, ground.settings)
  const { openShop } = await import('./sweep/shop.ts')
  const scenarios = await import('./sweep/scenarios.ts')
  const shop = await openShop({
    sql,
    emulator,
    provider,
    mails,
    events,
    webhookSecret,
  })
  const harness = { ground: { ...ground, emulator }, sql, mails } as unknown as Stand
  return {
    shop,
    edges,
    scenarios,
    harness,
    async close() {
      const { closeDb } = await import('#lib/db/client.ts')
      await closeDb()
      await Promise.all([wire.close(), gateway.close(), provider.close(), mails.close()])
      await sql.end({ timeout: 2 })
      await ground.database.drop(DATABASE)
    },
  }
}
