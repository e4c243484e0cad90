import type { Random } from '../random.ts'
import type { Settled } from '../settle.ts'
import type { Purchase, Shop } from './shop.ts'

const DAY_SECONDS = 86_400
const LATER_SECONDS = 6 * DAY_SECONDS
/** What is not mended after so many looks will not be. */
const LOOKS_MAX = 12

/** What people do after something broke, drawn from the seed. */
export async function carryOn(shop: Shop, purchase: Purchase, random: Random): Promise<void> {
  const presses = random.int(0, 2)
  for (let press = 0; press < presses; press += 1) {
    const again = { ...purchase, card: '4242424242424242' }
    await shop.pay(again, await shop.token(again)).catch(() => {})
    if (random.chance(0.5)) await pass(shop, 60)
  }
  if (random.chance(0.3)) await hearAll(shop, random)
  if (random.chance(0.5)) {
    const order = await shop.order(purchase.key).catch(() => null)
    const path = `/payment_intents/${order?.intent}/${random.pick(['pay', 'expire'])}`
    if (order?.intent) await shop.emulator.control(path, { chain: 'lawson' }).catch(() => {})
  }
}

/** Everything comes to rest: webhooks in any order and number or not at all, jobs, reconcile. */
export async function calm(shop: Shop, random: Random): Promise<Settled> {
  await pass(shop, 150)
  await work(shop)
  await shop.reconcile(await later(shop, 300))
  if (random.chance(0.7)) await hearAll(shop, random)
  await work(shop)
  await pass(shop, LATER_SECONDS)
  await shop.provider.advance(LATER_SECONDS)
  const heard = random.chance(0.5)
  for (let look = 1; ; look += 1) {
    if (heard) await hearAll(shop, random)
    await work(shop)
    const { drift, left } = await shop.reconcile(await later(shop, 900))
    await shop.provider.advance(3_700)
    const rows = await shop.sql`
      select t.identifier as task, j.payload::text, j.attempts, j.last_error as error
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id`
    const jobs = rows.map(({ task, payload, attempts, error }) => ({
      task,
      payload,
      attempts,
      error,
    }))
    const found = Object.values(drift).reduce((sum, count) => sum + count, 0)
    const settled = { rounds: look, drift: { ...drift }, left, jobs, undelivered: 0, mended: {} }
    if (found + left + jobs.length === 0 || look === LOOKS_MAX) return settled
  }
}

async function hearAll(shop: Shop, random: Random): Promise<void> {
  const copies = shop.events.flatMap((event) => (random.chance(0.3) ? [event, event] : [event]))
  const shuffled = copies
    .map((event) => ({ event, place: random.next() }))
    .sort((a, b) => a.place - b.place)
  for (const { event } of shuffled) await shop.hear(event).catch(() => {})
}

/** Runs what is due; a failed job is due at once. */
async function work(shop: Shop): Promise<void> {
  await shop.sql`update graphile_worker._private_jobs set run_at = now()
    where run_at > now() and attempts > 0`
  await shop.runJobs()
}

async function pass(shop: Shop, seconds: number): Promise<void> {
  const by = `${seconds} seconds`
  await shop.sql`update orders set hold_expires_at = hold_expires_at - ${by}::interval,
    attempt_started_at = attempt_started_at - ${by}::interval
    where status in ('placed', 'awaiting_konbini')`
  await shop.sql`update graphile_worker._private_jobs set run_at = run_at - ${by}::interval`
}

async function later(shop: Shop, seconds: number): Promise<Date> {
  const { now } = await shop.emulator.control<{ now: number }>('/clock')
  return new Date(Math.max(Date.now(), now * 1000) + seconds * 1000)
}
