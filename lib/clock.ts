/**
 * The one place that knows the time, so that a test can stand a minute before a deadline.
 * Rules never call it: they are handed a moment.
 */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is told to move. For tests. */
export function fixedClock(start: Date): Clock & { advance(seconds: number): void } {
  let nowMs = start.getTime()
  return {
    now: () => new Date(nowMs),
    advance: (seconds) => {
      nowMs += seconds * 1000
    },
  }
}
