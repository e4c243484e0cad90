import { setTimeout as wait } from 'node:timers/promises'
import { ask } from './database.ts'
import type { Stand } from './stand.ts'

const DAY_SECONDS = 86_400
/** Longer than any voucher of the shop lives, its buffer and its late failure included. */
const LATER_SECONDS = 6 * DAY_SECONDS
/** Deliveries that the stand-in tries before it gives up, the last one a day after the one before. */
const ATTEMPTS = 10
const MEND_TRIES = 10
const MEND_AGAIN_MS = 500
/** Rounds without any change after which what is left will not go away by itself. */
const IDLE_ROUNDS = 5
/** Whatever happens, a run ends. On a healthy machine settling takes 5 to 20 rounds. */
const ROUNDS_MAX = 80
const POLL_MS = 150
/** Jobs that are being worked on get this long before the next look. */
const DRAIN_MS = 40_000
/** A job without any news for this long is left to a later look. */
const STUCK_MS = 1_200
/** A job that a killed worker holds is freed by a living one, which looks every ten seconds. */
const HELD_MS = 25_000
/** The stand keeps two; of all workers that ever said so, the two youngest live. */
const LIVING_WORKERS = 2

export type Settled = {
  rounds: number
  /** What the last reconcile found, and could not mend. */
  drift: Record<string, number>
  left: number
  jobs: { task: string; payload: string; attempts: number; error: string | null }[]
  /** What the first looks found, minutes after the storm: in fair weather, nothing. */
  mended: Record<string, number>
  undelivered: number
}

/**
 * Lets everything come to rest, with all parts in order again. First minutes pass, so that payment
 * calls which lost their process are concluded and Stripe's retries arrive; then days, so that
 * every hold and voucher has met its end.
 *
 * Time is not a switch in the shop: Stripe's clock is the stand-in's to move; the shop's is the
 * machine's, so the moments written in its tables are moved back instead, and flows that are
 * handed a moment are handed a later one.
 *
 * @param isDeaf no webhook of the last days ever arrives: what Stripe gave up on must be asked for
 */
export async function settle(
  stand: Stand,
  isDeaf: boolean,
  say: (text: string) => void,
): Promise<Settled> {
  await stand.shop.allUp()
  await pass(stand, 150)
  await makeJobsDue(stand)
  await drain(stand)
  const mended: Record<string, number> = {}
  const look = async (later: number) => {
    for (const [kind, count] of Object.entries((await mend(stand, later)).drift)) {
      mended[kind] = (mended[kind] ?? 0) + count
    }
  }
  await look(150)
  for (const seconds of [40, 130, 620]) {
    await advance(stand, seconds)
    await makeJobsDue(stand)
    await drain(stand)
    await look(900)
  }
  say('days pass')
  await pass(stand, LATER_SECONDS)
  if (isDeaf) await loseWebhooks(stand)
  else await advance(stand, LATER_SECONDS)

  let before = ''
  let idle = 0
  for (let round = 1; ; round += 1) {
    await makeJobsDue(stand)
    await drain(stand)
    const { drift, left } = await mend(stand, 900)
    await advance(stand, 3_700)
    const jobs = await openJobs(stand)
    const undelivered = await undeliveredEvents(stand)
    const found = Object.values(drift).reduce((sum, count) => sum + count, 0)
    const state = { rounds: round, drift, left, jobs, undelivered, mended }
    if (found + left + jobs.length + undelivered === 0) return state
    const now = JSON.stringify([drift, left, jobs, undelivered])
    idle = now === before ? idle + 1 : 0
    before = now
    if (idle === IDLE_ROUNDS || round === ROUNDS_MAX) return state
    say(`settling, round ${round}: drift ${found}, jobs ${jobs.length}, events ${undelivered}`)
  }
}

/** Moves the shop's written moments back, which is what the passing of time looks like to it. */
async function pass(stand: Stand, seconds: number): Promise<void> {
  const by = `${seconds} seconds`
  await ask(() =>
    stand.sql.begin(async (sql) => {
      await sql`update orders set hold_expires_at = hold_expires_at - ${by}::interval,
        attempt_started_at = attempt_started_at - ${by}::interval
        where status in ('placed', 'awaiting_konbini')`
      await sql`update graphile_worker._private_jobs
        set run_at = run_at - ${by}::interval, locked_at = locked_at - ${by}::interval`
      await sql`update workers set seen_at = seen_at - ${by}::interval
        where pool_id not in (
          select pool_id from workers order by started_at desc limit ${LIVING_WORKERS})`
    }),
  )
}

/** A failed job waits longer and longer; nobody here has the time. */
async function makeJobsDue(stand: Stand): Promise<void> {
  await ask(
    () => stand.sql`update graphile_worker._private_jobs set run_at = now()
      where run_at > now() and attempts > 0 and attempts < max_attempts`,
  )
}

/** Until no job is due, or those that are due do not move: their worker was killed. */
async function drain(stand: Stand): Promise<void> {
  const giveUpAt = Date.now() + DRAIN_MS
  let before = ''
  let changedAt = Date.now()
  let patience = STUCK_MS
  while (Date.now() < giveUpAt && Date.now() - changedAt < patience) {
    const [row] = await ask(
      () => stand.sql`select count(*)::int as due, coalesce(sum(attempts), 0)::int as attempts,
          count(locked_at)::int as held
        from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts`,
    )
    if (row?.due === 0) return
    const now = `${row?.due} ${row?.attempts} ${row?.held}`
    patience = row?.due === row?.held ? HELD_MS : STUCK_MS
    if (now !== before) changedAt = Date.now()
    before = now
    await wait(POLL_MS)
  }
}

/** Reconciles as if it were `later` seconds after now, by whichever clock is ahead. */
async function mend(stand: Stand, later: number) {
  for (let tries = 1; ; tries += 1) {
    const { now } = await stand.ground.emulator.control<{ now: number }>('/clock')
    const nowMs = Math.max(Date.now(), now * 1000) + later * 1000
    try {
      return await stand.desk<{ drift: Record<string, number>; left: number }>('reconcile', {
        nowMs,
      })
    } catch (error) {
      // The desk's connections may be those of a Postgres that is no more.
      if (tries === MEND_TRIES) throw error
      await wait(MEND_AGAIN_MS)
    }
  }
}

/** Vouchers lapse, and every attempt to tell of it fails until Stripe gives up. */
async function loseWebhooks(stand: Stand): Promise<void> {
  await stand.ground.emulator.control('/faults', { webhooks: { drop: true } })
  await advance(stand, LATER_SECONDS)
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) await advance(stand, DAY_SECONDS + 1)
  await stand.ground.emulator.control('/faults', {})
}

/** Also waits until what fell due was delivered. */
async function advance(stand: Stand, seconds: number): Promise<void> {
  await stand.ground.emulator.control('/clock', { advance: seconds })
}

/**
 * Without the clock's own jobs, and without what graphile-worker leaves of a job that was replaced
 * under its key while it ran in a worker that was killed: no key, no error, no attempts left.
 */
async function openJobs(stand: Stand): Promise<Settled['jobs']> {
  const rows = await ask(
    () => stand.sql`select t.identifier as task, j.payload::text, j.attempts, j.last_error as error
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where not (j.payload::jsonb ? '_cron')
        and not (j.key is null and j.attempts = j.max_attempts and j.last_error is null)
      order by j.id`,
  )
  return rows.map(({ task, payload, attempts, error }) => ({ task, payload, attempts, error }))
}

async function undeliveredEvents(stand: Stand): Promise<number> {
  const state = await stand.ground.emulator.control<{ events: { pending_webhooks: number }[] }>(
    '/state',
  )
  return state.events.filter((event) => event.pending_webhooks > 0).length
}
