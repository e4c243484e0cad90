import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { rateLimits, staff } from '#lib/db/schema.ts'
import { openWorld, type World } from '#lib/testing/world.ts'
import { auth, staffOf } from './auth.ts'
import { createStaff } from './create-staff.ts'

const MIO = { name: '波多野 澪', email: 'mio@todai.example', password: 'a long enough password' }

let world: World
beforeAll(async () => {
  world = await openWorld()
  await createStaff(MIO)
})
afterAll(() => world.close())

/** Each test comes from an address of its own, or they would share one limit of attempts. */
function post(path: string, body: unknown, from: string, headers: Record<string, string> = {}) {
  return auth().handler(
    new Request(`${world.url}/api/auth${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: world.url,
        'x-forwarded-for': from,
        ...headers,
      },
      body: JSON.stringify(body),
    }),
  )
}

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

test('the right password opens a session, and logging out ends it everywhere', async () => {
  const response = await post('/sign-in/email', MIO, '192.0.2.1')
  expect(response.status).toBe(200)
  expect(response.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/i)
  const cookie = cookieOf(response)
  expect(await staffOf(new Headers({ cookie }))).toEqual({
    id: expect.any(String),
    name: MIO.name,
    email: MIO.email,
  })
  expect((await post('/sign-out', {}, '192.0.2.1', { cookie })).status).toBe(200)
  expect(await staffOf(new Headers({ cookie }))).toBeNull()
})

test('nobody is logged in without a session, or with a made-up one', async () => {
  expect(await staffOf(new Headers())).toBeNull()
  const cookie = 'konbini-live.session_token=made-up.signature'
  expect(await staffOf(new Headers({ cookie }))).toBeNull()
})

test('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await post('/sign-in/email', { ...MIO, password: 'not this one' }, '192.0.2.2')
  const unknown = await post('/sign-in/email', { ...MIO, email: 'no@todai.example' }, '192.0.2.2')
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  expect(await wrong.json()).toEqual(await unknown.json())
})

test('nobody signs up over HTTP', async () => {
  const stranger = { name: 'x', email: 'x@evil.example', password: 'a long enough password' }
  expect((await post('/sign-up/email', stranger, '192.0.2.3')).ok).toBe(false)
  const emails = (await db().select().from(staff)).map((row) => row.email)
  expect(emails).not.toContain(stranger.email)
})

test('a login that another site sends for a visitor is refused', async () => {
  const from = { origin: 'https://evil.example', cookie: 'a=b' }
  expect((await post('/sign-in/email', MIO, '192.0.2.4', from)).status).toBe(403)
})

test('after ten attempts in a minute an address waits, and the count is in the database', async () => {
  const attempts: number[] = []
  for (let n = 0; n < 11; n++) {
    attempts.push((await post('/sign-in/email', { ...MIO, password: 'x' }, '192.0.2.5')).status)
  }
  expect(attempts).toEqual([...Array(10).fill(401), 429])
  const keys = (await db().select().from(rateLimits)).map((row) => row.key)
  expect(keys.some((key) => key.includes('192.0.2.5'))).toBe(true)
  expect((await post('/sign-in/email', MIO, '192.0.2.6')).status).toBe(200)
})

test('making somebody twice changes nothing, least of all the password', async () => {
  const again = await createStaff({ ...MIO, email: ' MIO@todai.example ', password: 'another one' })
  expect(again.created).toBe(false)
  expect((await post('/sign-in/email', MIO, '192.0.2.7')).status).toBe(200)
})
