/** `lost` is said only after a break that a person may notice, not for each short reconnect. */
export type StreamHealth = 'connecting' | 'open' | 'lost'

export type EventStreamOptions = {
  url: string
  /** Name of the server's event, `state` or `changed`. */
  event: string
  /** Handed the event's data, parsed as JSON. */
  onData: (data: unknown) => void
  onHealth?: (health: StreamHealth) => void
  /** Answers with the same JSON as the events; asked while the stream cannot be opened. */
  pollUrl?: string
}

const FIRST_RETRY_MS = 1_000
/** A server that restarts meets its viewers spread over this long, not in one second. */
const LONGEST_RETRY_MS = 30_000
/** Failures in a row before the page polls: a proxy that swallows event streams fails always. */
const FAILURES_BEFORE_POLLING = 3
const POLL_MS = 5_000
const NOTICE_AFTER_MS = 4_000

/**
 * Follows a server-sent event stream for as long as the page is looked at, and returns a function
 * that ends it. EventSource reconnects by itself after a dropped connection but gives up after an
 * HTTP error, and all its clients come back at the same moment; so every failure closes it and
 * a new one is opened after a doubling, randomised wait. A hidden page keeps its stream (sound
 * plays on); one that comes back or goes online reconnects at once.
 */
export function openEventStream(options: EventStreamOptions): () => void {
  let source: EventSource | null = null
  let failures = 0
  let ended = false
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let noticeTimer: ReturnType<typeof setTimeout> | undefined
  let pollTimer: ReturnType<typeof setInterval> | undefined
  const polling = new AbortController()

  const receive = (text: string) => options.onData(JSON.parse(text))

  function connect() {
    clearTimeout(retryTimer)
    source?.close()
    const opened = new EventSource(options.url)
    source = opened
    opened.addEventListener('open', recovered)
    opened.addEventListener(options.event, (message) => {
      recovered()
      receive((message as MessageEvent<string>).data)
    })
    opened.addEventListener('error', failed)
  }

  function recovered() {
    failures = 0
    clearTimeout(noticeTimer)
    noticeTimer = undefined
    clearInterval(pollTimer)
    pollTimer = undefined
    options.onHealth?.('open')
  }

  function failed() {
    source?.close()
    failures += 1
    noticeTimer ??= setTimeout(() => options.onHealth?.('lost'), NOTICE_AFTER_MS)
    if (failures >= FAILURES_BEFORE_POLLING && options.pollUrl) {
      pollTimer ??= setInterval(poll, POLL_MS)
    }
    const ceiling = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1))
    clearTimeout(retryTimer)
    retryTimer = setTimeout(connect, ceiling / 2 + (Math.random() * ceiling) / 2)
  }

  /** While the page polls, its answers say how things stand; the stream's failures no longer do. */
  async function poll() {
    const text = await ask(options.pollUrl ?? '', polling.signal)
    if (ended || !pollTimer) return
    clearTimeout(noticeTimer)
    options.onHealth?.(text === null ? 'lost' : 'open')
    if (text !== null) receive(text)
  }

  function wake() {
    if (document.visibilityState !== 'visible') return
    if (source?.readyState !== EventSource.OPEN) connect()
  }

  document.addEventListener('visibilitychange', wake)
  window.addEventListener('online', wake)
  connect()

  return () => {
    ended = true
    document.removeEventListener('visibilitychange', wake)
    window.removeEventListener('online', wake)
    clearTimeout(retryTimer)
    clearTimeout(noticeTimer)
    clearInterval(pollTimer)
    polling.abort()
    source?.close()
  }
}

async function ask(url: string, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(url, { signal })
    return answer.ok ? await answer.text() : null
  } catch {
    return null
  }
}
