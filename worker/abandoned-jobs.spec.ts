import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { processedEvents } from '#lib/db/schema.ts'
import { DEAD_AFTER_MS, TICK_MS } from '#lib/jobs/stay-alive.ts'
import { openWorld, type World } from '#lib/testing/world.ts'
import { POLL_MS } from './run-worker.ts'

let world: World
const children: ChildProcess[] = []
beforeAll(async () => {
  world = await openWorld()
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => world.close())

const TIMES = { tickMs: 200, deadAfterMs: 1_500 }

/** A worker process of its own, as `npm run worker` starts it, only less patient. */
async function startWorker(): Promise<ChildProcess> {
  const script = `
    import { runWorker } from ${JSON.stringify(new URL('./run-worker.ts', import.meta.url).href)}
    await runWorker(${JSON.stringify(TIMES)})
    console.log('ready')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout ?? child, 'data')
  return child
}

const lockedBy = async () => {
  const [job] = await db().execute(sql`
    select locked_by from graphile_worker.jobs
    where task_identifier = 'apply_stripe_event' and locked_by is not null`)
  return (job?.locked_by as string | undefined) ?? null
}

test('in production a dead worker’s job is taken again within a minute', () => {
  expect(DEAD_AFTER_MS + TICK_MS + POLL_MS).toBeLessThan(60_000)
})

test('a killed worker’s job is done by another one; a slow worker keeps its own', async () => {
  const key = crypto.randomUUID()
  await world.buy({
    checkoutKey: key,
    slug: 'towel',
    method: 'konbini',
    email: 'fill_never@example.jp',
  })
  await world.runJobs()
  const order = await world.order(key)

  // Holding the order makes its next event wait in the middle of its transaction.
  const holder = postgres(process.env.DATABASE_URL ?? '', { max: 1 })
  const held = await holder.reserve()
  await held`begin`
  await held`select from orders where id = ${order.id} for update`

  const victim = await startWorker()
  await world.control(`/payment_intents/${order.paymentIntentId}/pay`, { chain: 'lawson' })
  const pool = await vi.waitFor(async () => {
    const locker = await lockedBy()
    expect(locker).not.toBeNull()
    return locker
  })

  await startWorker()
  // The second one has looked around for longer than a death takes, and left the living alone.
  await vi.waitFor(
    async () => {
      const [other] = await db().execute(sql`
        select from workers where pool_id <> ${pool}
          and seen_at > started_at + ${TIMES.deadAfterMs * 1.5} * interval '1 millisecond'`)
      expect(other).toBeDefined()
    },
    { timeout: 8_000, interval: 100 },
  )
  expect(await lockedBy()).toBe(pool)

  const killedAt = Date.now()
  victim.kill('SIGKILL')
  await once(victim, 'exit')
  await held`rollback`
  held.release()
  await holder.end()
  await vi.waitFor(async () => expect((await world.order(key)).status).toBe('paid'), {
    timeout: 20_000,
    interval: 100,
  })
  // Both: the event's own job, not reconcile, which comes only after two minutes.
  expect(Date.now() - killedAt).toBeLessThan(20_000)
  await vi.waitFor(async () => expect(await lockedBy()).toBeNull())
  const events = await db().select().from(processedEvents)
  const paid = events.filter((event) => event.type === 'payment_intent.succeeded')
  expect(paid.map((event) => event.status)).toEqual(['applied'])
}, 60_000)
