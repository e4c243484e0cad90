/**
 * npm hands Ctrl-C on to its child, which has it from the terminal already, so two arrive at once.
 * Only one that comes later is a person who has lost patience.
 */
const TWIN_MS = 800
const NPM_CHECK_MS = 500

/**
 * Calls `stop` on the first Ctrl-C, `kill` or closed terminal, and when the npm that started us is
 * gone (`kill -9`); calls `hurry` on a later one.
 */
export function onStopSignal(stop: () => void, hurry: () => void): void {
  let askedAt: number | undefined
  const handle = () => {
    if (askedAt === undefined) {
      askedAt = performance.now()
      stop()
    } else if (performance.now() - askedAt > TWIN_MS) hurry()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle)
  if (process.env.npm_lifecycle_event) {
    const npm = process.ppid
    setInterval(() => {
      if (process.ppid !== npm && askedAt === undefined) handle()
    }, NPM_CHECK_MS).unref()
  }
  // A terminal that was closed cannot be written to; that must not keep us from ending in order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
