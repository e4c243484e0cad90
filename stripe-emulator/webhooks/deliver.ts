import Stripe from 'stripe'
import type { Delivery, StoredEndpoint, StoredEvent } from '../store.ts'
import { API_VERSION, type World } from '../world.ts'
import { pendingWebhooks } from './emit.ts'

/** Stripe does not publish its timeout; third parties report 3 to 30 seconds. */
const TIMEOUT_MS = 10_000
/** Attempts under way at once: enough for a flash sale, few enough for one machine. */
const CONCURRENCY = 24
/**
 * Seconds between attempts. Stripe retries for up to three days and keeps its gaps to itself; the
 * first ones are short here, so that a server that was restarted catches up while one watches.
 */
const RETRY_AFTER_SECONDS = [5, 30, 120, 600, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 24 * 3600]
/** A signature this old is refused by the SDK, whose tolerance is 300 seconds. */
const STALE_SECONDS = 3600

export interface Deliverer {
  /** Resolves once nothing is on its way, at the latest after `timeoutMs`. */
  idle(timeoutMs: number): Promise<void>
  /** Queues what was pending in a saved state and has no timer any more. */
  resume(): void
  stop(): void
}

/** Sends what `emit` queued. Runs beside the API: no API call ever waits for an endpoint. */
export function createDeliverer(world: World): Deliverer {
  const waiting: string[] = []
  const idleWaiters = new Set<() => void>()
  let active = 0
  let stopped = false

  world.timers.on('deliver', (ref) => {
    waiting.push(ref)
    queueMicrotask(pump)
  })

  function pump() {
    // One at a time while reordering, or a parallel send would restore the order by chance.
    const limit = world.faults.webhooks.reorder ? 1 : CONCURRENCY
    while (active < limit && waiting.length > 0 && !stopped) {
      const ref = (world.faults.webhooks.reorder ? waiting.pop() : waiting.shift()) as string
      active += 1
      void attempt(world, ref).finally(() => {
        active -= 1
        pump()
      })
    }
    if (active === 0 && waiting.length === 0) {
      for (const resolve of idleWaiters) resolve()
      idleWaiters.clear()
    }
  }

  return {
    async idle(timeoutMs) {
      if (active === 0 && waiting.length === 0) return
      const idle = Promise.withResolvers<void>()
      const timeout = setTimeout(idle.resolve, timeoutMs)
      idleWaiters.add(idle.resolve)
      await idle.promise
      clearTimeout(timeout)
      idleWaiters.delete(idle.resolve)
    },
    resume() {
      const scheduled = new Set(world.timers.list().map(({ ref }) => ref))
      for (const { event, deliveries } of world.data.events.values()) {
        for (const [index, { state }] of deliveries.entries()) {
          const ref = `${event.id}:${index}`
          if (state !== 'pending' || scheduled.has(ref)) continue
          world.timers.add('deliver', world.clock.now(), ref)
        }
      }
    },
    stop() {
      stopped = true
    },
  }
}

async function attempt(world: World, ref: string): Promise<void> {
  const [eventId = '', index = ''] = ref.split(':')
  const stored = world.data.events.get(eventId)
  const delivery = stored?.deliveries[Number(index)]
  const target = world.data.webhook_endpoints.get(delivery?.endpoint ?? '')
  if (!stored || !delivery || delivery.state !== 'pending') return
  if (target?.endpoint.status !== 'enabled') {
    delivery.state = 'failed'
    delivery.next_attempt_at = null
    world.changed()
    return
  }
  const result = await send(world, stored, target)
  delivery.attempts.push({ at: world.clock.seconds(), ...result })
  settle(world, delivery, ref, result.status)
  stored.event.pending_webhooks = pendingWebhooks(stored)
  world.changed()
}

function settle(world: World, delivery: Delivery, ref: string, status: number | null) {
  const wait = RETRY_AFTER_SECONDS[delivery.attempts.length - 1]
  if (status !== null && status >= 200 && status < 300) {
    delivery.state = 'succeeded'
    delivery.next_attempt_at = null
  } else if (wait === undefined) {
    delivery.state = 'failed'
    delivery.next_attempt_at = null
  } else {
    const at = world.clock.now() + wait * 1000
    delivery.next_attempt_at = Math.floor(at / 1000)
    world.timers.add('deliver', at, ref)
  }
}

/** One POST. A redirect is a failure, as with Stripe, so it is not followed. */
async function send(
  world: World,
  { event }: StoredEvent,
  target: StoredEndpoint,
): Promise<{ status: number | null; error: string | null }> {
  if (takeOne(world, 'drop')) return { status: null, error: 'dropped by the fault switch' }
  const body = JSON.stringify(
    { ...event, api_version: target.endpoint.api_version ?? API_VERSION },
    null,
    2,
  )
  try {
    const response = await fetch(target.endpoint.url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://docs.stripe.com/webhooks)',
        'stripe-signature': sign(world, body, target),
      },
    })
    await response.body?.cancel()
    return { status: response.status, error: null }
  } catch (error) {
    return { status: null, error: reasonOf(error) }
  }
}

/**
 * A fresh timestamp and signature per attempt, one v1 per secret in force. The machine's time, not
 * the emulator's: the receiver compares it with its own clock.
 */
function sign(world: World, payload: string, target: StoredEndpoint): string {
  const broken = takeOne(world, 'bad_signature')
  const age = world.faults.webhooks.stale_timestamp ? STALE_SECONDS : 0
  const timestamp = Math.floor(Date.now() / 1000) - age
  const now = world.clock.seconds()
  const parts = target.secrets
    .filter(({ until }) => until === null || until > now)
    .map(({ secret }) =>
      Stripe.webhooks.generateTestHeaderString({
        payload,
        secret: broken ? `${secret}_wrong` : secret,
        timestamp,
      }),
    )
  return [`t=${timestamp}`, ...parts.map((part) => part.slice(part.indexOf(',') + 1))].join(',')
}

/** Whether a fault applies to this attempt; a number counts down, `true` stays until cleared. */
function takeOne(world: World, fault: 'drop' | 'bad_signature'): boolean {
  const value = world.faults.webhooks[fault]
  if (typeof value === 'boolean') return value
  if (value <= 0) return false
  world.faults.webhooks[fault] = value - 1
  return true
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
