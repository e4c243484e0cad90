/**
 * Japan has had one offset and no daylight saving since 1952, so calendar arithmetic in JST is
 * plain arithmetic on a shifted clock. Pure: every function is handed its moment.
 */
const JST_OFFSET_MS = 9 * 3600_000
const DAY_MS = 24 * 3600_000

/** 23:59:59 JST on the calendar day that lies `days` after the day of `from`. */
export function endOfDayJst(from: Date, days: number): Date {
  const shifted = from.getTime() + JST_OFFSET_MS
  const dayStart = Math.floor(shifted / DAY_MS) * DAY_MS
  return new Date(dayStart + (days + 1) * DAY_MS - 1000 - JST_OFFSET_MS)
}

/** Whole JST calendar days from `now` to `then`: 0 = today, 1 = tomorrow, negative = past. */
export function calendarDaysUntilJst(now: Date, then: Date): number {
  const day = (date: Date) => Math.floor((date.getTime() + JST_OFFSET_MS) / DAY_MS)
  return day(then) - day(now)
}

/**
 * A deadline as people read it: `12月19日(土) 23:59まで` has its words from messages; this gives
 * the moment: ja `12月19日(土) 23:59`, en `Sat, Dec 19, 23:59`. Always Asia/Tokyo.
 */
export function formatJst(date: Date, locale: string): string {
  const parts = partsOf(locale === 'ja' ? jaFormat : enFormat, date)
  return locale === 'ja'
    ? `${parts.month}月${parts.day}日(${parts.weekday}) ${parts.hour}:${parts.minute}`
    : `${parts.weekday}, ${parts.month} ${parts.day}, ${parts.hour}:${parts.minute}`
}

/** The same without the time: ja `12月19日(土)`, en `Sat, Dec 19`. */
export function formatJstDay(date: Date, locale: string): string {
  return formatJst(date, locale).replace(/,? \d{2}:\d{2}$/, '')
}

const common = {
  timeZone: 'Asia/Tokyo',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const
const jaFormat = new Intl.DateTimeFormat('ja-JP', { ...common, month: 'numeric' })
const enFormat = new Intl.DateTimeFormat('en-US', { ...common, month: 'short' })

function partsOf(format: Intl.DateTimeFormat, date: Date): Record<string, string> {
  const parts = Object.fromEntries(format.formatToParts(date).map((p) => [p.type, p.value]))
  return {
    ...parts,
    month: (parts.month ?? '').replace('月', ''),
    day: (parts.day ?? '').replace('日', ''),
  }
}
