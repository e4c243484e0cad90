import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeTrouble, type Trouble } from '#lib/testing/trouble.ts'
import { openWorld, type World } from '#lib/testing/world.ts'
import { subscribe } from './subscribe.ts'

/** Watchers also read by themselves every ten seconds; what is faster than that was announced. */
const ANNOUNCED_WITHIN_MS = 4_000

const AWAY_MS = 2_000
const BACK_WITHIN_MS = 3_000

let world: World
let trouble: Trouble
let way: Way
beforeAll(async () => {
  world = await openWorld(async (databaseUrl) => {
    trouble = makeTrouble(databaseUrl)
    way = await openWay(databaseUrl)
    return { DATABASE_URL: way.url }
  })
})
afterAll(async () => {
  await trouble.close()
  await world.close()
  await way.block()
})

/** Counts what a topic is told; `hears` waits for the next time that a sale is announced. */
async function listenTo(topic: string) {
  let heard = 0
  const stop = subscribe(topic, () => {
    heard += 1
  })
  const hears = async () => {
    const before = heard
    await world.buy({ checkoutKey: randomUUID(), slug: 'towel', method: 'card' })
    await vi.waitFor(() => expect(heard).toBeGreaterThan(before), {
      timeout: ANNOUNCED_WITHIN_MS,
      interval: 20,
    })
  }
  await vi.waitFor(hears, { timeout: 10_000 })
  return { hears, stop }
}

const healthy = async () => expect((await fetch(`${world.url}/api/health`)).status).toBe(200)

test('every connection is killed: who listened goes on hearing', async () => {
  const { hears, stop } = await listenTo('orders')
  expect(await trouble.killAll()).toBeGreaterThan(0)
  await vi.waitFor(healthy, { timeout: BACK_WITHIN_MS })
  await hears()
  stop()
})

test('Postgres is away for a while, as in a restart: who listened hears again, soon', async () => {
  const { hears, stop } = await listenTo('orders')
  await way.block()
  const backAt = performance.now() + AWAY_MS
  await vi.waitFor(
    async () => {
      // Customers keep coming, which must not make the wait for the next try longer and longer.
      expect((await fetch(`${world.url}/api/health`)).status).toBe(503)
      expect(performance.now()).toBeGreaterThan(backAt)
    },
    { timeout: 3 * AWAY_MS, interval: 20 },
  )
  await way.unblock()
  await vi.waitFor(healthy, { timeout: BACK_WITHIN_MS })
  await hears()
  stop()
}, 30_000)

type Way = {
  url: string
  /** Cuts every connection and refuses others, as a server that is down. */
  block(): Promise<void>
  unblock(): Promise<void>
}

/** The network between us and Postgres. */
async function openWay(databaseUrl: string): Promise<Way> {
  const target = new URL(databaseUrl)
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const postgres = connect(Number(target.port), target.hostname)
    for (const socket of [client, postgres]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        client.destroy()
        postgres.destroy()
      })
    }
    client.pipe(postgres).pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = new URL(databaseUrl)
  url.port = String(port)
  return {
    url: url.href,
    async block() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    },
    async unblock() {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
  }
}
