import { log } from '#lib/log.ts'
import { subscribe } from './subscribe.ts'

/** At most five states a second per topic and process, whatever the rate of sales. */
const READ_INTERVAL_MS = 200

/** How often a topic is read without having been told to, in case a notice was lost. */
const REREAD_MS = 10_000

type State = { version: number }
type Sink = (state: State) => void

/**
 * Gives `sink` the state of a topic now and after every change, until the returned function is
 * called. All sinks of a topic in one process share one reader, so a thousand viewers cost one
 * query per change.
 */
export function follow(topic: string, read: () => Promise<State | null>, sink: Sink): () => void {
  const feed = feeds.get(topic) ?? new Feed(topic, read)
  feeds.set(topic, feed)
  feed.add(sink)
  return () => feed.remove(sink)
}

/** How many topics are being read; zero when nobody watches. */
export function openFeeds(): number {
  return feeds.size
}

const feeds = new Map<string, Feed>()

class Feed {
  readonly #topic: string
  readonly #read: () => Promise<State | null>
  readonly #sinks = new Set<Sink>()
  readonly #unsubscribe: () => void
  readonly #reread: NodeJS.Timeout
  #last: State | null = null
  #reading = false
  #dirty = false
  #timer: NodeJS.Timeout | undefined
  #readAtMs = 0

  constructor(topic: string, read: () => Promise<State | null>) {
    this.#topic = topic
    this.#read = read
    this.#unsubscribe = subscribe(topic, () => this.#wake())
    this.#reread = setInterval(() => this.#wake(), REREAD_MS)
  }

  add(sink: Sink): void {
    this.#sinks.add(sink)
    if (this.#last) sink(this.#last)
    this.#wake()
  }

  remove(sink: Sink): void {
    this.#sinks.delete(sink)
    if (this.#sinks.size > 0 || feeds.get(this.#topic) !== this) return
    feeds.delete(this.#topic)
    this.#unsubscribe()
    clearInterval(this.#reread)
    clearTimeout(this.#timer)
  }

  #wake(): void {
    this.#dirty = true
    if (this.#reading || this.#timer) return
    const waitMs = Math.max(0, this.#readAtMs + READ_INTERVAL_MS - performance.now())
    this.#timer = setTimeout(() => void this.#refresh(), waitMs)
  }

  async #refresh(): Promise<void> {
    this.#timer = undefined
    this.#reading = true
    this.#dirty = false
    this.#readAtMs = performance.now()
    try {
      const state = await this.#read()
      if (state && state.version !== this.#last?.version) {
        this.#last = state
        for (const sink of this.#sinks) sink(state)
      }
    } catch (error) {
      log.warn({ err: error, topic: this.#topic }, 'a live state could not be read')
    } finally {
      this.#reading = false
      if (this.#dirty && feeds.get(this.#topic) === this) this.#wake()
    }
  }
}
