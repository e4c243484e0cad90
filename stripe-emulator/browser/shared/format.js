/** Integer yen as people read it: `3,300円` in Japanese, `¥3,300` in English. */
export function formatYen(amount, locale) {
  const digits = amount.toLocaleString('en-US')
  return locale === 'ja' ? `${digits}円` : `¥${digits}`
}

/**
 * A moment with its weekday, always in Japan's time zone whatever the reader's machine is set to:
 * a konbini deadline means the shop's clock.
 * @param {number} seconds since 1970, as in Stripe's objects
 */
export function formatDeadline(seconds, locale) {
  const parts = dateParts(seconds, locale)
  const time = `${parts.hour}:${parts.minute}`
  return locale === 'ja'
    ? `${parts.year}年${parts.month}月${parts.day}日(${parts.weekday}) ${time}`
    : `${parts.weekday}, ${parts.month} ${parts.day}, ${parts.year}, ${time} JST`
}

/** Date and time to the second, for lists: `11/23 14:05:09` in both languages. */
export function formatMoment(seconds) {
  const parts = dateParts(seconds, 'ja')
  return `${parts.month}/${parts.day} ${parts.hour}:${parts.minute}:${parts.second}`
}

function dateParts(seconds, locale) {
  const format = new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-US', {
    timeZone: 'Asia/Tokyo',
    year: 'numeric',
    month: locale === 'ja' ? 'numeric' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const parts = format.formatToParts(new Date(seconds * 1000))
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}
