import { Script } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { joinModules } from './join-modules.ts'
import { browserRoutes } from './routes.ts'

const base = 'http://127.0.0.1:12111'

function get(path: string, method = 'GET') {
  return browserRoutes({ method, url: new URL(path, base) }, base)
}

describe('what a browser can ask for', () => {
  test.each([
    ['/endive/stripe.js', 'text/javascript'],
    ['/v3/', 'text/javascript'],
    ['/', 'text/html'],
    ['/konbini/voucher/abc123', 'text/html'],
    ['/browser/frames/elements-inner-payment.html', 'text/html'],
    ['/browser/frames/elements-inner-address.html', 'text/html'],
    ['/browser/frames/elements-inner-link-authentication.html', 'text/html'],
    ['/browser/frames/three-ds-2-challenge.html', 'text/html'],
    ['/browser/panel/panel.css', 'text/css'],
  ])('%s is %s', async (path, type) => {
    const answer = await get(path)
    expect(answer?.status).toBe(200)
    expect(answer?.headers['content-type']).toContain(type)
  })

  test.each(['/v1/payment_intents', '/browser/routes.ts', '/browser/%2e%2e/server.ts', '/nothing'])(
    '%s is left to others',
    async (path) => {
      expect(await get(path)).toBeNull()
    },
  )

  test('only reading is answered', async () => {
    expect(await get('/', 'POST')).toBeNull()
  })
})

describe('the script that stands in for Stripe.js', () => {
  test('is one classic script and asks no other host for anything', async () => {
    const { body } = (await get('/endive/stripe.js')) ?? {}
    expect(() => new Script(String(body))).not.toThrow()
    const withoutComments = String(body).replaceAll(/\/\*[\s\S]*?\*\//g, '')
    const hosts = [...withoutComments.matchAll(/https?:\/\/([\w.-]+)(\/docs\/error-codes)?/g)]
    // The one address in it is a link to the documentation inside an error, never fetched.
    expect(hosts.filter(([, , isDocs]) => !isDocs)).toEqual([])
  })

  test('pages load nothing from elsewhere', async () => {
    for (const path of ['/', '/konbini/voucher/x', '/browser/frames/challenge.html']) {
      expect(String((await get(path))?.body)).not.toMatch(/(src|href)="https?:/)
    }
  })
})

describe('joinModules', () => {
  test('runs what is imported first, once, and keeps names apart', () => {
    const files = new Map([
      [
        'a/main.js',
        "import { one } from './one.js'\nimport { two } from './two.js'\nlog(one + two)\n",
      ],
      ['a/one.js', "import { two } from './two.js'\nconst own = 1\nexport const one = own + two\n"],
      ['a/two.js', 'const own = 10\nexport const two = own\nlog("two")\n'],
    ])
    const seen: unknown[] = []
    new Script(joinModules(files, 'a/main.js')).runInNewContext({
      log: (value: unknown) => seen.push(value),
    })
    expect(seen).toEqual(['two', 21])
  })

  test('refuses what it does not understand', () => {
    const source = 'export default 1\n'
    expect(() => joinModules(new Map([['main.js', source]]), 'main.js')).toThrow('cannot join')
    const missing = "import { a } from './gone.js'\n"
    expect(() => joinModules(new Map([['main.js', missing]]), 'main.js')).toThrow('gone.js')
  })
})
