import { and, inArray, lt, sql } from 'drizzle-orm'
import { db, type Tx } from '#lib/db/client.ts'
import { processedEvents, reconcileRuns } from '#lib/db/schema.ts'
import { log } from '#lib/log.ts'

/*
 * How long Stripe's events are kept. Payloads carry names and addresses and are worth reading only
 * while something may still be wrong: Stripe itself keeps events for 30 days. Rows carry ids and
 * outcomes: 13 months, so that a year's books can be closed over them.
 */

/** A month's payloads go when the whole month is older than this. */
export const PAYLOAD_DAYS = 30

export const EVENT_MONTHS = 13

/** This month and so many more stand ready, so that a worker away for weeks delays nothing. */
const MONTHS_AHEAD = 2

/** Rows deleted by one statement: about 20 ms, so that no webhook waits behind it. */
const ROWS_PER_BATCH = 1_000

/** Half a million rows a day; what is left then is tomorrow's. */
const BATCHES_MAX = 500

/** Nobody may wait for us longer than this; the job comes again. */
const LOCK_TIMEOUT_MS = 3_000

export type Pruned = {
  /** Months (`2026_11`) whose partition was made or dropped. */
  made: string[]
  dropped: string[]
  /** Payloads deleted one by one, from the default partition. */
  payloads: number
  events: number
  /** Entries of reconcile's history, 144 a day. */
  runs: number
}

/**
 * Makes the partitions of this month and the next two, drops those whose whole month is older than
 * 30 days, forgets events older than 13 months. Running it again changes nothing.
 *
 * An event that has not counted yet keeps its row and its payload, however old: nothing is
 * forgotten before it was dealt with.
 *
 * @throws when a lock could not be had within three seconds; the job is tried again.
 */
export async function prune(now: Date): Promise<Pruned> {
  const made: string[] = []
  for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead += 1) {
    const month = monthOf(now, ahead)
    if (await makePartition(month)) made.push(month.name)
  }
  const payloadsBefore = new Date(now.getTime() - PAYLOAD_DAYS * 24 * 3600_000)
  const dropped: string[] = []
  for (const name of await partitionsEndingBefore(payloadsBefore)) {
    await dropPartition(name)
    dropped.push(name)
  }
  const payloads = await inBatches(() => deleteStrayPayloads(payloadsBefore))
  const eventsBefore = new Date(now)
  eventsBefore.setUTCMonth(eventsBefore.getUTCMonth() - EVENT_MONTHS)
  const events = await inBatches(() => deleteEvents(eventsBefore))
  const runs = await inBatches(() => deleteRuns(eventsBefore))
  log.info({ made, dropped, payloads, events, runs }, 'events were pruned')
  return { made, dropped, payloads, events, runs }
}

type Month = { name: string; from: Date; to: Date }

/** The UTC month that lies `ahead` months after the one of `now`. */
function monthOf(now: Date, ahead: number): Month {
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1))
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1))
  return { name: from.toISOString().slice(0, 7).replace('-', '_'), from, to }
}

const PREFIX = 'event_payloads_'

/**
 * Makes a month's partition and moves into it what the default one took meanwhile: Postgres
 * refuses a partition whose rows lie elsewhere.
 */
async function makePartition({ name, from, to }: Month): Promise<boolean> {
  return db().transaction(async (tx) => {
    const table = sql.identifier(PREFIX + name)
    await takeTurns(tx)
    if (await exists(tx, PREFIX + name)) return false
    await tx.execute(sql`create table ${table} (like event_payloads including all)`)
    // Nobody writes into the default partition between the move and the attachment.
    await tx.execute(sql`lock table event_payloads_default in share row exclusive mode`)
    await tx.execute(sql`
      with moved as (
        delete from event_payloads_default
        where received_at >= ${from.toISOString()}::timestamptz
          and received_at < ${to.toISOString()}::timestamptz
        returning *
      )
      insert into ${table} select * from moved`)
    // DDL takes no parameters; both are ISO dates of our own making.
    await tx.execute(
      sql`alter table event_payloads attach partition ${table}
        for values from (${literal(from)}) to (${literal(to)})`,
    )
    return true
  })
}

function literal(moment: Date) {
  return sql.raw(`'${moment.toISOString()}'`)
}

/** One prune at a time, and never a webhook behind a lock that we wait for. */
async function takeTurns(tx: Tx): Promise<void> {
  await tx.execute(sql.raw(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`))
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('prune event payloads'))`)
}

async function exists(tx: Tx, table: string): Promise<boolean> {
  const [row] = await tx.execute(sql`select to_regclass(${table}) is not null as there`)
  return row?.there === true
}

/** Names of the months (`2026_09`) that lie wholly before `moment`. */
async function partitionsEndingBefore(moment: Date): Promise<string[]> {
  const rows = await db().execute(sql`
    select inhrelid::regclass::text as table from pg_inherits
    where inhparent = 'event_payloads'::regclass order by 1`)
  return rows
    .map((row) => String(row.table).slice(PREFIX.length))
    .filter((name) => /^\d{4}_\d{2}$/.test(name) && endOf(name) <= moment)
}

function endOf(name: string): Date {
  const [year, month] = name.split('_').map(Number)
  return new Date(Date.UTC(year ?? 0, month ?? 0, 1))
}

/** Drops a month, but first moves what has not counted yet into the default partition. */
async function dropPartition(name: string): Promise<void> {
  await db().transaction(async (tx) => {
    const table = sql.identifier(PREFIX + name)
    await takeTurns(tx)
    if (!(await exists(tx, PREFIX + name))) return
    await tx.execute(sql`alter table event_payloads detach partition ${table}`)
    await tx.execute(sql`
      insert into event_payloads
      select p.* from ${table} p
      join ${processedEvents} e on e.id = p.event_id and e.received_at = p.received_at
      where e.status in ('received', 'failed')`)
    await tx.execute(sql`drop table ${table}`)
  })
}

/** From the default partition: months that were never made, and what outlived its month. */
async function deleteStrayPayloads(before: Date): Promise<number> {
  const gone = await db().execute(sql`
    delete from event_payloads_default d
    where d.ctid = any(array(
      select s.ctid from event_payloads_default s
      where s.received_at < ${before.toISOString()}::timestamptz
        and not exists (
          select from ${processedEvents} e
          where e.id = s.event_id and e.received_at = s.received_at
            and e.status in ('received', 'failed'))
      limit ${ROWS_PER_BATCH}))
    returning d.event_id`)
  return gone.length
}

async function deleteEvents(before: Date): Promise<number> {
  const old = db()
    .select({ id: processedEvents.id })
    .from(processedEvents)
    .where(
      and(
        lt(processedEvents.receivedAt, before),
        inArray(processedEvents.status, ['applied', 'ignored']),
      ),
    )
    .orderBy(processedEvents.receivedAt)
    .limit(ROWS_PER_BATCH)
  const gone = await db()
    .delete(processedEvents)
    .where(inArray(processedEvents.id, old))
    .returning({ id: processedEvents.id })
  return gone.length
}

async function deleteRuns(before: Date): Promise<number> {
  const old = db()
    .select({ id: reconcileRuns.id })
    .from(reconcileRuns)
    .where(lt(reconcileRuns.startedAt, before))
    .orderBy(reconcileRuns.id)
    .limit(ROWS_PER_BATCH)
  const gone = await db()
    .delete(reconcileRuns)
    .where(inArray(reconcileRuns.id, old))
    .returning({ id: reconcileRuns.id })
  return gone.length
}

async function inBatches(deleteSome: () => Promise<number>): Promise<number> {
  let total = 0
  for (let batch = 0; batch < BATCHES_MAX; batch += 1) {
    const count = await deleteSome()
    total += count
    if (count < ROWS_PER_BATCH) break
  }
  return total
}
