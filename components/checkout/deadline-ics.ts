/**
 * A calendar entry for a deadline (RFC 5545): a half hour that ends with it, and a reminder three
 * hours before, while shops can still be reached.
 */
export function deadlineIcs(entry: {
  uid: string
  title: string
  deadline: Date
  /** The order's page. */
  url: string
}): string {
  const start = new Date(entry.deadline.getTime() - 30 * 60_000)
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Konbini Live//Voucher//EN',
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${utc(start)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(entry.deadline)}`,
    `SUMMARY:${escapeText(entry.title)}`,
    `URL:${entry.url}`,
    `DESCRIPTION:${escapeText(entry.url)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-PT3H',
    `DESCRIPTION:${escapeText(entry.title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

const utc = (date: Date) => date.toISOString().replace(/[-:]|\.\d{3}/g, '')

const escapeText = (text: string) => text.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n')
