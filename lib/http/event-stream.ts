/** Proxies close a silent connection after 30 to 60 s. */
const HEARTBEAT_MS = 15_000

/** A browser's first wait before it connects again; our client adds jitter. */
const RETRY_MS = 2_000

export type Frame = { event: string; data: unknown; id?: number }

const encoder = new TextEncoder()

/**
 * Server-sent events. `start` is given `send` and answers how to stop. Every frame is a whole state,
 * so a reader who is too slow for one simply gets the next: only the newest frame per event waits,
 * and memory per viewer stays bounded.
 */
export function eventStream(
  request: Request,
  start: (send: (frame: Frame) => void) => () => void,
): Response {
  const waiting = new Map<string, Frame>()
  let stop = () => {}
  let closed = false
  const end = () => {
    if (closed) return
    closed = true
    stop()
  }
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const heartbeat = setInterval(() => {
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(':\n\n'))
        }, HEARTBEAT_MS)
        controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`))
        const stopSource = start((frame) => {
          if (closed) return
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encode(frame))
          else waiting.set(frame.event, frame)
        })
        stop = () => {
          clearInterval(heartbeat)
          stopSource()
        }
        // `cancel` is not always called when a connection breaks; the signal is.
        request.signal.addEventListener('abort', () => {
          end()
          try {
            controller.close()
          } catch {
            // It was closed by its reader first.
          }
        })
      },
      pull(controller) {
        for (const frame of waiting.values()) controller.enqueue(encode(frame))
        waiting.clear()
      },
      cancel: end,
    },
    // Four frames may be on their way; then the newest one waits.
    { highWaterMark: 4 },
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // no-transform: compression would hold frames back. x-accel-buffering: so would nginx.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

function encode({ event, data, id }: Frame): Uint8Array {
  const lines = [`event: ${event}`, `data: ${JSON.stringify(data)}`]
  if (id !== undefined) lines.unshift(`id: ${id}`)
  return encoder.encode(`${lines.join('\n')}\n\n`)
}
