import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { afterAll, expect, onTestFinished } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions } from './server.ts'
import { findWrongShapes } from './spec-shapes.ts'
import type { Seen } from './world.ts'

/** Everything that the emulators of this spec file said; all of it must be shaped as Stripe's. */
const seen: Seen[] = []
afterAll(async () => expect(await findWrongShapes(seen)).toEqual([]), 60_000)

/** A running emulator, the real SDK pointed at it, and ways to reach its other routes. */
export interface Bench {
  emulator: Emulator
  stripe: Stripe
  control(method: 'GET' | 'POST', path: string, body?: object): Promise<ControlAnswer>
  /** A raw API call, for what the SDK hides: headers, publishable keys, malformed requests. */
  raw(
    method: string,
    path: string,
    options?: { body?: string; headers?: Record<string, string> },
  ): Promise<Response>
}

interface ControlAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: each route answers with another shape
  body: any
}

export async function startBench(options: Partial<EmulatorOptions> = {}): Promise<Bench> {
  const emulator = await startWatched(options)
  onTestFinished(() => emulator.close())
  return {
    emulator,
    stripe: clientFor(emulator),
    async control(method, path, body) {
      const response = await fetch(`${emulator.url}/_emulator${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      return { status: response.status, body: await response.json() }
    },
    raw: (method, path, { body, headers } = {}) =>
      fetch(`${emulator.url}${path}`, {
        method,
        body,
        headers: { authorization: 'Bearer sk_test_spec', ...headers },
      }),
  }
}

/** An emulator whose answers and events are checked when the spec file ends. */
export function startWatched(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  return createEmulator({ port: 0, watch: (one) => seen.push(one), ...options })
}

export function clientFor(emulator: Emulator, key = 'sk_test_spec'): Stripe {
  const { hostname, port } = new URL(emulator.url)
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 })
}

/** A webhook receiver that verifies signatures with the SDK, as a shop does. */
export interface Receiver {
  url: string
  secret: string
  /** Verified events in order of arrival, duplicates included. */
  events: Stripe.Event[]
  /** Bodies whose signature did not verify. */
  refused: string[]
  /** Status codes for the next requests; 200 once they are used up. */
  answers: number[]
  types(): string[]
}

export async function startReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: '',
    secret: 'whsec_spec',
    events: [],
    refused: [],
    answers: [],
    types: () => receiver.events.map(({ type }) => type),
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const signature = String(request.headers['stripe-signature'])
    const status = receiver.answers.shift() ?? 200
    try {
      receiver.events.push(Stripe.webhooks.constructEvent(body, signature, receiver.secret))
      response.writeHead(status).end()
    } catch {
      receiver.refused.push(body.toString('utf8'))
      response.writeHead(400).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`
  return receiver
}

/** Name and address of a konbini customer; the address steers what happens in test mode. */
export function konbiniMethod(email: string) {
  return { type: 'konbini' as const, billing_details: { name: '山田 花子', email } }
}

/** Runs what must fail and returns the SDK's error. */
export async function errorOf(work: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await work
  } catch (error) {
    return error as Stripe.errors.StripeError
  }
  throw new Error('Expected a failure.')
}
