import pino from 'pino'

/**
 * The log: one JSON object a line. Personal data and secrets are not logged; orders are named by
 * their id, events by theirs. The level is set by the entry points once the settings are read: a
 * module must not need settings to be imported.
 */
export const log = pino({
  name: 'konbini-live',
  level: 'info',
  redact: ['*.email', '*.name', '*.phone', '*.address', '*.client_secret', '*.token'],
})
