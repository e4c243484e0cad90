import type { ServerResponse } from 'node:http'

/** Changes closer together than this are told as one. */
const COALESCE_MS = 100
/** Keeps proxies and browsers from taking silence for a dead connection. */
const HEARTBEAT_MS = 15_000

export interface ChangeStream {
  /** Turns a response into an event stream that ends with its connection. */
  attach(response: ServerResponse): void
  changed(): void
  close(): void
}

/** Server-sent events that say "something changed"; the reader fetches the state. */
export function createChangeStream(seconds: () => number): ChangeStream {
  const readers = new Set<ServerResponse>()
  let version = 0
  let timer: NodeJS.Timeout | undefined

  const send = (text: string) => {
    for (const reader of readers) reader.write(text)
  }
  const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS)
  heartbeat.unref()
  const message = () => `event: change\ndata: ${JSON.stringify({ version, now: seconds() })}\n\n`

  return {
    attach(response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache',
      })
      response.write(message())
      readers.add(response)
      response.on('close', () => readers.delete(response))
    },
    changed() {
      version += 1
      timer ??= setTimeout(() => {
        timer = undefined
        send(message())
      }, COALESCE_MS)
      timer.unref()
    },
    close() {
      clearInterval(heartbeat)
      clearTimeout(timer)
      for (const reader of readers) reader.end()
    },
  }
}
