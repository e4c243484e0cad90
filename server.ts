import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import next from 'next'
import { closeDb } from '#lib/db/client.ts'
import { type Env, EnvError, env } from '#lib/env.ts'
import { clientAddress } from '#lib/http/client-address.ts'
import { findHandler, internalError } from '#lib/http/handlers.ts'
import { log } from '#lib/log.ts'
import { flush } from '#lib/realtime/publish.ts'
import { runMain } from '#lib/run-main.ts'

/*
 * The front door: what must be fast (webhook, checkout, live state, event streams) is answered here
 * by the handlers of lib/http, everything else by Next (DESIGN.md decision 10). In development Next
 * answers all of it, so that an edit of a handler is seen without a restart.
 */

/** How long open requests may take to finish after a SIGTERM. Event streams are closed at once. */
const SHUTDOWN_MS = 10_000

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

await runMain(async () => {
  const settings = env()
  log.level = settings.LOG_LEVEL
  const dev = settings.NODE_ENV === 'development'
  if (!dev && !existsSync(new URL('.next/BUILD_ID', import.meta.url))) {
    throw new EnvError('There is no production build yet. Run `npm run build` first.')
  }
  const app = next({
    dev,
    dir: fileURLToPath(new URL('.', import.meta.url)),
    hostname: 'localhost',
    port: settings.PORT,
  })
  await app.prepare()
  const toNext = app.getRequestHandler()
  const server = createServer(dev ? toNext : frontDoor(toNext, settings))
  await listen(server, settings)
  console.log(`web ready ${settings.APP_URL}`)
  closeOnSignal(server, () => app.close())
})

function frontDoor(toNext: Listener, settings: Env): Listener {
  const origin = new URL(settings.APP_URL)
  const { TRUSTED_PROXIES } = settings
  const viaFetch = getRequestListener(
    async (request) => {
      const handler = findHandler(request.method, new URL(request.url).pathname)
      return handler ? handler(request) : internalError()
    },
    {
      hostname: origin.host,
      // The process's own Request and Response stay as Node made them: Next uses them too.
      overrideGlobalObjects: false,
      errorHandler: (error) => {
        log.error({ err: error }, 'a handler threw')
        return internalError()
      },
    },
  )
  return (request, response) => {
    request.headers['x-forwarded-for'] = clientAddress(
      request.headers['x-forwarded-for']?.toString(),
      request.socket.remoteAddress ?? '',
      TRUSTED_PROXIES,
    )
    const pathname = (request.url ?? '/').split('?', 1)[0] ?? '/'
    return findHandler(request.method ?? 'GET', pathname)
      ? viaFetch(request, response)
      : toNext(request, response)
  }
}

function listen(server: Server, { PORT, HOST }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new EnvError(`Port ${PORT} is taken. Stop the other program or set PORT.`)
          : error,
      )
    })
    server.listen(PORT, HOST, resolve)
  })
}

function closeOnSignal(server: Server, closeApp: () => Promise<void>): void {
  let closing = false
  const close = async () => {
    if (closing) return
    closing = true
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref()
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    // Event streams never finish by themselves; their viewers connect again elsewhere.
    setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS / 4).unref()
    await closed
    await flush()
    await closeApp()
    await closeDb()
    process.exit(0)
  }
  process.on('SIGTERM', close)
  process.on('SIGINT', close)
}
