import { pool } from '#lib/db/client.ts'
import { log } from '#lib/log.ts'
import { CHANNEL } from './publish.ts'

/**
 * Calls `listener` whenever a topic changes, until the returned function is called. One LISTEN
 * connection serves the whole process; postgres.js makes it anew when it breaks.
 */
export function subscribe(topic: string, listener: () => void): () => void {
  ensureListening()
  const set = hub.listeners.get(topic) ?? new Set()
  hub.listeners.set(topic, set)
  set.add(listener)
  return () => {
    set.delete(listener)
    if (set.size === 0 && hub.listeners.get(topic) === set) hub.listeners.delete(topic)
  }
}

type Hub = { listening: Promise<unknown> | null; listeners: Map<string, Set<() => void>> }

// On globalThis: Next loads this module once for pages and once for handlers.
const holder = globalThis as typeof globalThis & { __konbiniHub?: Hub }
holder.__konbiniHub ??= { listening: null, listeners: new Map() }
const hub = holder.__konbiniHub

function ensureListening(): void {
  hub.listening ??= pool()
    .listen(CHANNEL, deliver, wakeAll)
    .catch((error) => {
      log.error({ err: error }, 'cannot listen for changes')
      hub.listening = null
    })
}

function deliver(notice: string): void {
  for (const topic of JSON.parse(notice) as string[]) {
    for (const listener of hub.listeners.get(topic) ?? []) listener()
  }
}

/** After a broken connection nobody knows what was missed: everybody reads again. */
function wakeAll(): void {
  for (const listeners of hub.listeners.values()) for (const listener of listeners) listener()
}
