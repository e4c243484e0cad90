import type { Clock } from './clock.ts'

/** What a timer does when it is due; the work itself is registered by the part that owns it. */
export type TimerKind =
  | 'voucher_paid'
  | 'voucher_lapsed'
  | 'charge_settled'
  | 'refund_settled'
  | 'refund_failed'
  | 'refund_expired'
  | 'refund_funded'
  | 'cardholder_acts'
  | 'dispute_decided'
  | 'dispute_overdue'
  | 'subscription_due'
  | 'subscription_unpaid'
  | 'trial_will_end'
  | 'invoice_advance'
  | 'invoice_retry'
  | 'invoice_overdue'
  | 'checkout_expired'
  | 'deliver'

/** Plain data, so that what was to happen still happens after a restart. `at` is milliseconds. */
export interface Timer {
  at: number
  kind: TimerKind
  ref: string
}

export interface Timers {
  add(kind: TimerKind, at: number, ref: string): void
  on(kind: TimerKind, work: (ref: string) => void): void
  /** Moves the clock to `target` (milliseconds), stopping at every timer on the way. */
  advanceTo(target: number): void
  list(): Timer[]
  replaceAll(timers: Timer[]): void
  stop(): void
}

/** setTimeout cannot wait longer than 2^31-1 ms; waking once an hour costs nothing. */
const LONGEST_SLEEP_MS = 3_600_000

/**
 * A list of future work on the emulator's clock. Timers that are due at the same moment fire in
 * the order in which they were added.
 */
export function createTimers(clock: Clock, onError: (error: unknown) => void): Timers {
  const works = new Map<TimerKind, (ref: string) => void>()
  let pending: Timer[] = []
  let wake: NodeJS.Timeout | undefined
  let stopped = false

  function fire(timer: Timer) {
    try {
      works.get(timer.kind)?.(timer.ref)
    } catch (error) {
      onError(error)
    }
  }

  function fireDue() {
    for (let next = pending[0]; next && next.at <= clock.now(); next = pending[0]) {
      pending.shift()
      fire(next)
    }
    arm()
  }

  function arm() {
    clearTimeout(wake)
    const next = pending[0]
    if (!next || stopped) return
    const wait = Math.min(Math.max(next.at - clock.now(), 0), LONGEST_SLEEP_MS)
    wake = setTimeout(fireDue, Math.ceil(wait))
  }

  return {
    add(kind, at, ref) {
      const position = firstLaterThan(pending, at)
      pending.splice(position, 0, { at, kind, ref })
      if (position === 0) arm()
    },
    on(kind, work) {
      works.set(kind, work)
    },
    advanceTo(target) {
      for (let next = pending[0]; next && next.at <= target; next = pending[0]) {
        pending.shift()
        clock.moveTo(next.at)
        fire(next)
      }
      clock.moveTo(target)
      arm()
    },
    list: () => [...pending],
    replaceAll(timers) {
      pending = [...timers].sort((a, b) => a.at - b.at)
      arm()
    },
    stop() {
      stopped = true
      clearTimeout(wake)
    },
  }
}

function firstLaterThan(timers: Timer[], at: number): number {
  let low = 0
  let high = timers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timers[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}
