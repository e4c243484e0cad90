import { pool } from '#lib/db/client.ts'
import { log } from '#lib/log.ts'

export const CHANNEL = 'konbini_live'

/** What one can listen to. A message carries no data: listeners read the state, whole and current. */
export const TOPICS = {
  show: (showId: string) => `show:${showId}`,
  order: (orderId: string) => `order:${orderId}`,
  /** Any order, for staff. */
  orders: 'orders',
} as const

/** Notices within this time go out as one. A viewer sees at most a few changes a second anyway. */
const COALESCE_MS = 50

/** NOTIFY carries at most 8,000 bytes. */
const TOPICS_PER_NOTICE = 100

/**
 * Says that something about `topic` changed. Returns at once; notices are gathered and sent by a
 * statement of their own, never in a purchase's transaction, because NOTIFY takes a lock at commit
 * that every other commit waits for (DESIGN.md decision 12).
 */
export function publish(topic: string): void {
  pending.add(topic)
  timer ??= setTimeout(() => void flush(), COALESCE_MS)
}

/** Sends what is pending now. For the end of a process. */
export async function flush(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const topics = [...pending]
  pending.clear()
  for (let i = 0; i < topics.length; i += TOPICS_PER_NOTICE) {
    const notice = JSON.stringify(topics.slice(i, i + TOPICS_PER_NOTICE))
    try {
      await pool()`select pg_notify(${CHANNEL}, ${notice})`
    } catch (error) {
      // Nothing is lost but time: watchers re-read by themselves.
      log.warn({ err: error }, 'a change could not be announced')
    }
  }
}

const pending = new Set<string>()
let timer: NodeJS.Timeout | undefined
