import type { IncomingMessage, ServerResponse } from 'node:http'
import { browserRoutes } from './browser/routes.ts'
import { answerControl, type Machinery } from './control/routes.ts'
import type { ChangeStream } from './control/stream.ts'
import { answerHosted } from './hosted/routes.ts'
import { answerApi } from './http/api.ts'

/** Form bodies are a few kilobytes; a snapshot that is restored may be large. */
const LARGEST_API_BODY = 1_000_000
const LARGEST_CONTROL_BODY = 100_000_000

/** Answers one request of any kind: control plane, hosted pages, browser side, REST API. */
export async function handle(
  machinery: Machinery,
  stream: ChangeStream,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { world } = machinery
  const method = request.method ?? 'GET'
  const address = request.url ?? '/'
  if (!URL.canParse(address, world.baseUrl)) {
    const error = { type: 'invalid_request_error', message: `Unrecognized address: ${address}` }
    return sendJson(request, response, 400, { error })
  }
  const url = new URL(address, world.baseUrl)
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
  if (url.pathname.startsWith('/hosted/')) {
    const form = await readBody(request, LARGEST_API_BODY)
    const accepted = request.headers['accept-language']
    const answer = answerHosted(world, method, url, form, accepted)
    response.writeHead(answer.status, answer.headers)
    return response.end(answer.body)
  }
  if (!url.pathname.startsWith('/v1/')) {
    const page = await browserRoutes({ method, url }, world.baseUrl)
    if (page) {
      response.writeHead(page.status, page.headers)
      return response.end(method === 'HEAD' ? undefined : page.body)
    }
  }
  const body = await readBody(request, LARGEST_API_BODY).catch(() => null)
  if (body === null) {
    const message = `A request may have at most ${LARGEST_API_BODY} bytes.`
    return sendJson(request, response, 413, { error: { type: 'invalid_request_error', message } })
  }
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
