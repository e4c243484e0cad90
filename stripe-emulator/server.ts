import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { followCheckoutPayments } from './billing/checkout-payment.ts'
import { registerCheckoutTimers } from './billing/checkout-sessions.ts'
import { followInvoicePayments } from './billing/invoice-payments.ts'
import { registerInvoiceTimers } from './billing/invoices.ts'
import { registerSubscriptionTimers } from './billing/renewals.ts'
import { createClock } from './clock.ts'
import { type Faults, noFaults } from './control/faults.ts'
import type { Machinery } from './control/routes.ts'
import { viewState } from './control/state.ts'
import { createChangeStream } from './control/stream.ts'
import { FEES, type FeeTable } from './fees.ts'
import { handle } from './front-door.ts'
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

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
