import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type Stripe from 'stripe'

/**
 * A shop of two pages, made for these tests: what somebody who has never seen our shop would write
 * with the packages from npm. `/plain` uses `@stripe/stripe-js`, `/react` also
 * `@stripe/react-stripe-js`; both are served as they lie in node_modules.
 */
export type TestShop = { url: string; close: () => Promise<void> }

export async function startTestShop(stripe: Stripe, emulator: string): Promise<TestShop> {
  const server = createServer((request, response) => {
    answer(stripe, emulator, request, response).catch((error: unknown) => {
      console.error(error)
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    // By name, the emulator by number: two sites, as a shop and Stripe are.
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function answer(
  stripe: Stripe,
  emulator: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { pathname } = new URL(request.url ?? '/', 'http://shop')
  if (request.method === 'POST' && pathname === '/orders') {
    const { amount, token } = JSON.parse(await textOf(request))
    return send(response, '.json', JSON.stringify(await placeOrder(stripe, amount, token)))
  }
  const module = modules[pathname]
  if (module) return send(response, '.js', module())
  if (pathname === '/plain' || pathname === '/react') {
    // The page itself may talk to nobody but the shop: Stripe's frames do the rest.
    response.setHeader(
      'content-security-policy',
      `default-src 'self'; script-src 'self' 'unsafe-inline' ${emulator}; style-src 'self' 'unsafe-inline'; frame-src ${emulator}; img-src data:`,
    )
    return send(response, '.html', page(pathname.slice(1), emulator))
  }
  if (pathname === '/plain.js' || pathname === '/react.js') {
    return send(response, '.js', readFileSync(join(import.meta.dirname, pathname), 'utf8'))
  }
  response.writeHead(404).end()
}

/** Created and confirmed in one call, from what the browser's confirmation token stands for. */
async function placeOrder(stripe: Stripe, amount: number, token: string) {
  try {
    const intent = await stripe.paymentIntents.create({
      amount,
      currency: 'jpy',
      allowed_payment_method_types: ['card', 'konbini'],
      confirm: true,
      confirmation_token: token,
    })
    return { clientSecret: intent.client_secret, status: intent.status, id: intent.id }
  } catch (error) {
    return { error: (error as { code?: string }).code }
  }
}

/**
 * The button stays where it is while frames grow and the page scrolls: a test is faster than the
 * browser's knowledge of where a frame of another process lies now.
 */
function page(name: string, emulator: string): string {
  const imports = {
    '@stripe/stripe-js': '/modules/stripe-js.js',
    '@stripe/react-stripe-js': '/modules/react-stripe-js.js',
    react: '/modules/react.js',
    'react-dom/client': '/modules/react-dom-client.js',
    'prop-types': '/modules/prop-types.js',
  }
  return `<!doctype html>
<html lang="ja">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>A shop</title>
    <link rel="icon" href="data:," />
    <style>
      body { max-width: 480px; margin: 0 auto; padding: 16px; font-family: sans-serif; }
      #elements, form { display: grid; gap: 16px; padding-bottom: 96px; }
      .bar { position: fixed; inset: auto 0 0; padding: 8px 16px; background: #eeeeee; }
    </style>
    <script src="${emulator}/endive/stripe.js"></script>
    ${name === 'react' ? '<script src="/modules/common.js"></script>' : ''}
    <script type="importmap">${JSON.stringify({ imports })}</script>
    <script type="module" src="/${name}.js"></script>
  </head>
  <body>
    <h1>A shop</h1>
    <div id="elements"></div>
    <div id="bar" class="bar">
      <button id="pay" type="button">Pay</button> <span id="result" role="status"></span>
    </div>
  </body>
</html>`
}

const require = createRequire(import.meta.url)
const fromPackage = (name: string) => () =>
  readFileSync(join(require.resolve('react/package.json'), '../..', name), 'utf8')
const fromCommonJs = (name: string) => () => `export default commonJs('${name}')`

/** React is published as CommonJS only; one script holds it, and these hand it to modules. */
const modules: Record<string, () => string> = {
  '/modules/stripe-js.js': fromPackage('@stripe/stripe-js/dist/index.mjs'),
  '/modules/react-stripe-js.js': fromPackage('@stripe/react-stripe-js/dist/react-stripe.esm.mjs'),
  '/modules/react.js': fromCommonJs('react'),
  '/modules/react-dom-client.js': fromCommonJs('react-dom/client'),
  '/modules/prop-types.js': fromCommonJs('prop-types'),
  '/modules/common.js': () => joinCommonJs(['react', 'react-dom/client', 'prop-types']),
}

/** Required by name in files that production never runs. */
const forDevelopment = /\.development\.|factoryWithTypeCheckers/

/** CommonJS packages and what they require, as one classic script that sets `window.commonJs`. */
function joinCommonJs(names: string[]): string {
  const parts = new Map<string, string>()
  const visit = (file: string) => {
    if (parts.has(file) || forDevelopment.test(file)) return
    const source = readFileSync(file, 'utf8')
    const required = [...source.matchAll(/require\(['"]([^'"]+)['"]\)/g)].map(([, name]) => name)
    const files = required.map((name = '') => [name, createRequire(file).resolve(name)] as const)
    const links = JSON.stringify(Object.fromEntries(files))
    parts.set(file, `[${links}, (module, exports, require) => {\n${source}\n}]`)
    for (const [, other] of files) visit(other)
  }
  const entries = Object.fromEntries(names.map((name) => [name, require.resolve(name)]))
  for (const file of Object.values(entries)) visit(file)
  const table = [...parts].map(([file, part]) => `${JSON.stringify(file)}: ${part}`)
  return `(() => {
const process = { env: { NODE_ENV: 'production' } }
const loaded = new Map()
const load = (file) => {
  if (loaded.has(file)) return loaded.get(file).exports
  const [links, run] = files[file]
  const module = { exports: {} }
  loaded.set(file, module)
  run(module, module.exports, (name) => load(links[name]))
  return module.exports
}
const files = {\n${table.join(',\n')}\n}
window.commonJs = (name) => load(${JSON.stringify(entries)}[name])
})()`
}

function send(response: ServerResponse, extension: string, body: string) {
  response.setHeader('content-type', `${types[extension]}; charset=utf-8`)
  response.end(body)
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
