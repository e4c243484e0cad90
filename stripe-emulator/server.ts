import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { followCheckoutPayments } from './billing/checkout-payment.ts'
import { registerCheckoutTimers } from './billing/checkout-sessions.ts'
import { followInvoicePayments } from './billing/invoice-payments.ts'
import { registerInvoiceTimers } from './billing/invoices.ts'
import { registerSubscriptionTimers } from './billing/renewals.ts'
import { browserRoutes } from './browser/routes.ts'
import { createClock } from './clock.ts'
import { type Faults, noFaults } from './control/faults.ts'
import { answerControl, type Machinery } from './control/routes.ts'
import { viewState } from './control/state.ts'
import { type ChangeStream, createChangeStream } from './control/stream.ts'
import { FEES, type FeeTable } from './fees.ts'
import { answerApi } from './http/api.ts'
import { STRIPE_LIMITS } from './http/rate-limits.ts'
import { createStateFile } from './persistence.ts'
import { registerChargeTimers } from './resources/charges.ts'
import { registerDisputeTimers } from './resources/disputes.ts'
import { registerVoucherTimers } from './resources/konbini.ts'
import { registerRefundTimers } from './resources/refund-life.ts'
import { registerAtBoot } from './resources/webhook-endpoints.ts'
import { emptyData, loadData, type SavedState, saveData } from './store.ts'
import { createTimers } from './timers.ts'
import { createDeliverer } from './webhooks/deliver.ts'
import type { World } from './world.ts'

export interface EmulatorOptions {
  /** 0 takes any free port. */
  port: number
  /** Loopback unless said otherwise: there is no access control worth the name in here. */
  host?: string
  /** Where the state survives a restart; nothing is written without it. */
  dataFile?: string | null
  /** An endpoint that exists from the start, with a secret known to both sides. */
  webhook?: { url: string; secret: string } | null
  /** Replaces `http://host:port` in links that the emulator hands out. */
  publicUrl?: string | null
  /** Stripe's rate limits from the start; without it there are none until a fault sets them. */
  limits?: boolean
  /** What Stripe keeps; `FEES` unless said otherwise. */
  fees?: FeeTable
  /** Told of every answer and every event, as JSON would carry them. */
  watch?: World['watch']
}

export interface Emulator {
  url: string
  state(): ReturnType<typeof viewState>
  /** Moves the emulator's clock by so many seconds, firing what falls due. */
  advance(seconds: number): Promise<void>
  close(): Promise<void>
}

/** How long an advance of the clock waits for the deliveries that it set off. */
const DELIVERY_PATIENCE_MS = 5000
/** Form bodies are a few kilobytes; a snapshot that is restored may be large. */
const LARGEST_API_BODY = 1_000_000
const LARGEST_CONTROL_BODY = 100_000_000

/** Starts an emulator. Rejects when the port is taken. */
export async function createEmulator(options: EmulatorOptions): Promise<Emulator> {
  const host = options.host ?? '127.0.0.1'
  const clock = createClock()
  let closed = false
  const timers = createTimers(clock, (error) => console.error(error))
  const stream = createChangeStream(clock.seconds)
  const world: World = {
    data: emptyData(),
    clock,
    timers,
    faults: initialFaults(),
    fees: options.fees ?? FEES,
    baseUrl: '',
    request: null,
    followers: [],
    watch: options.watch,
    changed() {
      // A delivery that was under way at the close may still report its result.
      if (closed) return
      stateFile.changed()
      stream.changed()
    },
  }
  const stateFile = createStateFile(options.dataFile ?? null, save)
  const deliverer = createDeliverer(world)
  registerVoucherTimers(world)
  registerChargeTimers(world)
  registerRefundTimers(world)
  registerDisputeTimers(world)
  registerInvoiceTimers(world)
  registerSubscriptionTimers(world)
  registerCheckoutTimers(world)
  followInvoicePayments(world)
  followCheckoutPayments(world)

  function save(): SavedState {
    const collections = saveData(world.data)
    return { version: 1, clock_offset: clock.offset(), timers: timers.list(), collections }
  }

  function restore(state: SavedState) {
    loadData(world.data, state.collections)
    clock.setOffset(state.clock_offset)
    timers.replaceAll(state.timers)
    deliverer.resume()
    world.changed()
  }

  function initialFaults(): Faults {
    const faults = noFaults()
    if (options.limits) Object.assign(faults.api, STRIPE_LIMITS)
    return faults
  }

  function registerWebhook() {
    if (options.webhook) registerAtBoot(world, options.webhook.url, options.webhook.secret)
  }

  const machinery: Machinery = {
    world,
    async advance(seconds) {
      timers.advanceTo(clock.now() + seconds * 1000)
      await deliverer.idle(DELIVERY_PATIENCE_MS)
      world.changed()
    },
    save,
    restore,
    reset() {
      Object.assign(world.faults, initialFaults())
      restore({ version: 1, clock_offset: 0, timers: [], collections: {} })
      registerWebhook()
    },
  }

  const server = createServer((request, response) => {
    handle(machinery, stream, request, response).catch((error: unknown) => {
      console.error(error)
      response.destroy()
    })
  })
  // Longer than any client keeps a connection idle, so that none is reset while it is reused.
  server.keepAliveTimeout = 75_000
  await listen(server, options.port, host)
  const { port } = server.address() as AddressInfo
  const url = options.publicUrl ?? `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`
  world.baseUrl = url
  const saved = stateFile.load()
  if (saved) restore(saved)
  registerWebhook()

  return {
    url,
    state: () => viewState(world),
    advance: machinery.advance,
    async close() {
      closed = true
      timers.stop()
      deliverer.stop()
      stream.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      stateFile.flush()
    },
  }
}

async function handle(
  machinery: Machinery,
  stream: ChangeStream,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { world } = machinery
  const method = request.method ?? 'GET'
  const url = new URL(request.url ?? '/', world.baseUrl)
  if (method === 'OPTIONS') return preflight(request, response)
  if (url.pathname.startsWith('/_emulator/')) {
    if (!fromThisMachine(request)) {
      const message = 'The control plane answers pages of this machine only.'
      return sendJson(request, response, 403, { error: { type: 'invalid_request_error', message } })
    }
    if (method === 'GET' && url.pathname === '/_emulator/stream') return stream.attach(response)
    const text = await readBody(request, LARGEST_CONTROL_BODY)
    const body = parseJson(text)
    if (body === undefined) {
      const error = { type: 'invalid_request_error', message: 'The body is not JSON.' }
      return sendJson(request, response, 400, { error })
    }
    const answer = await answerControl(machinery, method, url.pathname, body)
    return sendJson(request, response, answer.status, answer.body)
  }
  if (!url.pathname.startsWith('/v1/')) {
    const page = await browserRoutes({ method, url }, world.baseUrl)
    if (page) {
      response.writeHead(page.status, page.headers)
      return response.end(method === 'HEAD' ? undefined : page.body)
    }
  }
  const body = await readBody(request, LARGEST_API_BODY)
  const answer = await answerApi(world, { method, url, headers: request.headers, body })
  if (!answer) return request.socket.destroy()
  response.writeHead(answer.status, answer.headers)
  response.end(answer.body)
}

/** Browsers on any page may call the API with a publishable key, as with Stripe. */
function preflight(request: IncomingMessage, response: ServerResponse) {
  response.writeHead(204, {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    'access-control-max-age': '600',
  })
  response.end()
}

/** Any page may send a POST to a loopback port; only pages from loopback may steer the emulator. */
function fromThisMachine(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  if (!origin) return true
  if (!URL.canParse(origin)) return false
  const { hostname, host: originHost } = new URL(origin)
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || originHost === host
}

function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: object,
) {
  const { origin } = request.headers
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(origin && fromThisMachine(request) ? { 'access-control-allow-origin': origin } : {}),
  })
  response.end(JSON.stringify(body))
}

async function readBody(request: IncomingMessage, largest: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > largest) throw new Error(`A body of more than ${largest} bytes was sent.`)
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** `{}` for no body at all, undefined for what is no JSON. */
function parseJson(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
