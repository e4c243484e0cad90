import { useSyncExternalStore } from 'react'

/**
 * The moment, renewed every second for as long as something on the page shows it. Null on the
 * server and in the first render, so that a page that was kept in a cache shows no wrong time.
 */
export function useNow(): Date | null {
  const second = useSyncExternalStore(subscribe, currentSecond, () => null)
  return second === null ? null : new Date(second * 1000)
}

const currentSecond = () => Math.floor(Date.now() / 1000)

/** One timer for all countdowns of a page: they tick together and cost one wake-up. */
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
