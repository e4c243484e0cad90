/**
 * The emulator's one clock: the machine's time plus an offset that only grows.
 * Everything that happens later (vouchers, retries, refunds, pruning) hangs on it, so a person can
 * stand one minute before a deadline without waiting for three days.
 */
export interface Clock {
  /** Milliseconds since the epoch, offset included. */
  now(): number
  /** Seconds since the epoch, offset included: the unit of every Stripe timestamp. */
  seconds(): number
  /** Milliseconds by which this clock is ahead of the machine's. */
  offset(): number
  /** Moves to `at` (milliseconds). A moment that has passed already is ignored. */
  moveTo(at: number): void
  /** Sets the offset outright: restoring a saved state or starting over. */
  setOffset(milliseconds: number): void
}

export function createClock(initialOffset = 0): Clock {
  let offset = initialOffset
  const now = () => Date.now() + offset
  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    offset: () => offset,
    moveTo(at) {
      const ahead = at - now()
      if (ahead > 0) offset += ahead
    },
    setOffset(milliseconds) {
      offset = milliseconds
    },
  }
}

const SECONDS_PER_DAY = 86_400
/** Japan has no daylight saving time: JST is UTC+9 all year. */
const JST_OFFSET_SECONDS = 9 * 3600

/** 23:59:59 JST, `days` days after the Japanese calendar day of `from` (both unix seconds). */
export function endOfDayInJapan(from: number, days: number): number {
  const japaneseDay = Math.floor((from + JST_OFFSET_SECONDS) / SECONDS_PER_DAY)
  return (japaneseDay + days + 1) * SECONDS_PER_DAY - JST_OFFSET_SECONDS - 1
}

/** The moment `days` business days (Monday to Friday in Japan) after `from`, unix seconds. */
export function addBusinessDays(from: number, days: number): number {
  let moment = from
  for (let left = days; left > 0; ) {
    moment += SECONDS_PER_DAY
    const weekday = new Date((moment + JST_OFFSET_SECONDS) * 1000).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return moment
}
