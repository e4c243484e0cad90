import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { staff } from '#lib/db/schema.ts'
import { pinOffer, unpinOffer } from '#lib/flows/pin-offer.ts'
import type { OrderView } from '#lib/orders/order-view.ts'
import { openFeeds } from '#lib/realtime/feed.ts'
import type { LiveState } from '#lib/shows/live-state.ts'
import { openWorld, patient, type World } from '#lib/testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Follows an event stream; `last()` is the newest state that has arrived. */
async function watch<T extends { version: number }>(path: string) {
  const abort = new AbortController()
  const response = await fetch(world.url + path, { signal: abort.signal })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const states: T[] = []
  const reading = (async () => {
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString('utf8')
      const frames = text.split('\n\n')
      text = frames.pop() ?? ''
      for (const frame of frames) {
        const data = /^data: (.*)$/m.exec(frame)?.[1]
        if (data) states.push(JSON.parse(data) as T)
      }
    }
  })().catch(() => {})
  return {
    states,
    last: () => states.at(-1),
    async close() {
      abort.abort()
      await reading
    },
  }
}

const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 5_000, interval: 20 })

test('a viewer sees a sale and a pin as they happen, each state newer than the last', async () => {
  const viewer = await watch<LiveState>('/api/shows/live-tonight/events')
  const towel = () =>
    viewer.last()?.offers.find((offer) => offer.productSlug === 'towel')?.variants[0]
  await soon(() => expect(towel()?.free).toBe(120))

  await world.buy({ checkoutKey: randomUUID(), slug: 'towel', quantity: 3, method: 'card' })
  await soon(() => expect(towel()).toMatchObject({ free: 117, sold: 3 }))

  await db().insert(staff).values({ id: 'host', name: 'host', email: 'host@example.jp' })
  const shown = viewer.last()?.offers.find((offer) => offer.productSlug === 'towel')
  expect(
    await pinOffer({ showSlug: 'live-tonight', offerId: shown?.id ?? '', staffId: 'host' }),
  ).toEqual({
    ok: true,
  })
  await soon(() => expect(viewer.last()?.pinnedOfferId).toBe(shown?.id))
  await unpinOffer({ showSlug: 'live-tonight', staffId: 'host' })
  await soon(() => expect(viewer.last()?.pinnedOfferId).toBeNull())

  const versions = viewer.states.map((state) => state.version)
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  await viewer.close()
})

test('the buyer’s page hears of the payment within a second of the webhook', async () => {
  const key = randomUUID()
  const answer = await world.buy({
    checkoutKey: key,
    slug: 'vinyl',
    method: 'konbini',
    email: patient(),
  })
  if (!answer.ok) throw new Error(answer.reason)
  const page = await watch<OrderView>(`/api/orders/${answer.orderToken}/events`)
  await soon(() => expect(page.last()).toMatchObject({ status: 'awaiting_konbini' }))
  expect(page.last()?.voucher?.stores.lawson?.paymentCode).toMatch(/^\d+$/)

  const { paymentIntentId } = await world.order(key)
  await world.control(`/payment_intents/${paymentIntentId}/pay`, { chain: 'lawson' })
  await vi.waitFor(async () => {
    await world.runJobs()
    expect((await world.order(key)).status).toBe('paid')
  })
  await vi.waitFor(() => expect(page.last()?.status).toBe('paid'), { timeout: 1_000, interval: 10 })
  await page.close()
})

test('viewers who leave, leave nothing behind', async () => {
  const viewers = await Promise.all(
    Array.from({ length: 25 }, () => watch<LiveState>('/api/shows/live-tonight/events')),
  )
  await soon(() => {
    for (const viewer of viewers) expect(viewer.last()).toBeDefined()
  })
  expect(openFeeds()).toBe(1)
  await Promise.all(viewers.map((viewer) => viewer.close()))
  await soon(() => expect(openFeeds()).toBe(0))
})

test('an address that is nobody’s order is 404, and says nothing else', async () => {
  for (const path of ['/api/orders/x/state', '/api/orders/x/events', '/api/shows/x/events']) {
    expect((await fetch(world.url + path)).status).toBe(404)
  }
  expect((await fetch(`${world.url}/api/admin/events`)).status).toBe(401)
})
