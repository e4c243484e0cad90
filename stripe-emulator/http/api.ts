import { newId } from '../ids.ts'
import type { World } from '../world.ts'
import { authenticate, type Key, secretKeyRequired } from './auth.ts'
import { ApiError, type ErrorBody } from './errors.ts'
import { expand } from './expand.ts'
import { faultFor, pause } from './fault-injection.ts'
import { type FormObject, type FormValue, parseForm } from './form.ts'
import { claimKey } from './idempotency.ts'
import { holdObject } from './object-locks.ts'
import { readParams } from './params.ts'
import { checkClientSecret, publicView, takeBrowserFields } from './publishable.ts'
import { checkRateLimits } from './rate-limits.ts'
import type { Route } from './route.ts'
import { findRoute } from './routes.ts'
import { checkVersion, HEADERLESS_VERSION, specFor } from './versions.ts'

export interface ApiRequest {
  method: string
  url: URL
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** `null` instead of an answer: drop the connection. */
export type ApiAnswer = { status: number; headers: Record<string, string>; body: string } | null

/**
 * One call of the emulated API, from the raw request to the raw answer. Never throws: whatever
 * goes wrong inside becomes a 500 in Stripe's envelope.
 */
export async function answerApi(world: World, request: ApiRequest): Promise<ApiAnswer> {
  const answer = await answerRequest(world, request)
  if (answer && world.watch) {
    const { authorization } = request.headers
    world.watch({
      what: `${request.method} ${request.url.pathname}`,
      view: String(authorization).includes('pk_') ? 'browser' : 'server',
      value: JSON.parse(answer.body),
    })
  }
  return answer
}

async function answerRequest(world: World, request: ApiRequest): Promise<ApiAnswer> {
  const requestId = newId('req', 14)
  const key = header(request, 'idempotency-key')
  const version = header(request, 'stripe-version') ?? HEADERLESS_VERSION
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'cache-control': 'no-cache, no-store',
    'request-id': requestId,
    'stripe-version': version,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Request-Id, Stripe-Version, Idempotent-Replayed',
    ...(key && request.method === 'POST' ? { 'idempotency-key': key } : {}),
  }
  try {
    // Parameters stand in the address for GET and DELETE, in the body for POST.
    const inBody = request.method === 'POST'
    const form = parseForm(inBody ? request.body : request.url.search.slice(1) || request.body)
    const called = { ...findCalled(request, form), version }
    checkVersion(version)
    checkRateLimits(world, called.route)
    return await answerOnce(world, request, called, form, headers, requestId)
  } catch (error) {
    return { ...failure(error), headers: { ...headers, ...retryHint(error) } }
  }
}

interface Called {
  route: Route
  id: string
  key: Key
  version: string
}

function findCalled(request: ApiRequest, form: FormObject): Omit<Called, 'version'> {
  const formKey = typeof form.key === 'string' ? form.key : undefined
  const key = authenticate(header(request, 'authorization'), formKey)
  const found = findRoute(request.method, request.url.pathname)
  if (!found) {
    throw new ApiError(
      404,
      {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${request.method}: ${request.url.pathname}). This is an emulator: see its README for what it answers.`,
      },
      false,
    )
  }
  if (key === 'publishable' && !found.route.publishable) throw secretKeyRequired()
  return { ...found, key }
}

/** Answers under an idempotency key, if there is one: executed once, then repeated. */
async function answerOnce(
  world: World,
  request: ApiRequest,
  called: Called,
  form: FormObject,
  headers: Record<string, string>,
  requestId: string,
): Promise<ApiAnswer> {
  const key = request.method === 'POST' ? header(request, 'idempotency-key') : undefined
  const fingerprint = JSON.stringify(sorted(form))
  const claim = key
    ? claimKey(world, key, request.url.pathname, fingerprint, requestId)
    : { replay: null, keep() {}, release() {} }
  if (claim.replay) {
    const { status, body, originalRequest } = claim.replay
    const replayed = { 'idempotent-replayed': 'true', 'original-request': originalRequest }
    return { status, body, headers: { ...headers, ...replayed } }
  }
  if (key) headers['original-request'] = requestId

  const fault = faultFor(world, called.route)
  if (fault && !fault.after_commit) {
    const letGo = request.method === 'GET' ? () => {} : holdObject(world, called.id, claim)
    await pause(fault.delay_ms).finally(letGo)
    if (fault.disconnect || fault.error) {
      claim.release()
      if (fault.disconnect) return null
      throw fault.error
    }
  } else if (request.method !== 'GET') holdObject(world, called.id, claim)()
  const answer = execute(world, called, form, { id: requestId, idempotency_key: key ?? null })
  if (fault?.after_commit) {
    // A crash after the work is an answer like any other: the same key gets the same 500 again.
    const kept = fault.error ? failure(fault.error) : answer
    claim.keep(kept.status, kept.body)
    await pause(fault.delay_ms)
    return fault.disconnect ? null : { status: kept.status, body: kept.body, headers }
  }
  if (answer.keep) claim.keep(answer.status, answer.body)
  else claim.release()
  return { status: answer.status, body: answer.body, headers }
}

/** The order of parameters says nothing. */
function sorted(value: FormValue): FormValue {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, child]) => [name, sorted(child)]))
}

interface Executed {
  status: number
  body: string
  /** False for what validation refused: the key stays free. */
  keep: boolean
}

/** The work itself, in one synchronous step that nothing can come between. */
function execute(
  world: World,
  { route, id, key, version }: Called,
  form: FormObject,
  request: NonNullable<World['request']>,
): Executed {
  world.request = request
  try {
    if (key === 'publishable' || route.publishable === 'client_secret') {
      const secret = takeBrowserFields(form)
      if (key === 'publishable' && route.publishable === 'client_secret') {
        checkClientSecret(world, id, secret)
      }
    }
    const { expand: paths, ...rest } = form
    if (key === 'secret') refuseRawCard(rest)
    const params = readParams<never>(rest, specFor(route.spec, version), route.required ?? [])
    const { expand: expandPaths } = readParams<{ expand?: string[] }>(
      paths === undefined ? {} : { expand: paths },
      { expand: ['string'] },
      [],
    )
    const result = route.handle(world, id, params)
    const shown = expand(world, result, expandPaths)
    const visible = key === 'publishable' ? publicView(shown) : shown
    return { status: 200, body: JSON.stringify(visible), keep: true }
  } catch (error) {
    if (error instanceof ApiError && key === 'publishable' && error.body.payment_intent) {
      Object.assign(error.body, { payment_intent: publicView(error.body.payment_intent) })
    }
    const keep = !(error instanceof ApiError) || error.executed
    return { ...failure(error), keep }
  } finally {
    world.request = null
  }
}

/** Card numbers belong into Stripe's frames, never onto a shop's server. */
function refuseRawCard(form: FormObject) {
  const data = (form.payment_method_data ?? form) as FormObject
  const card = data.card as FormObject | undefined
  if (typeof card !== 'object' || card.number === undefined) return
  throw new ApiError(
    402,
    {
      type: 'invalid_request_error',
      message:
        'Sending credit card numbers directly to the Stripe API is generally unsafe. To continue processing use a test payment method such as pm_card_visa, or collect the card with Stripe.js.',
    },
    false,
  )
}

function failure(error: unknown): { status: number; body: string } {
  if (error instanceof ApiError) {
    return { status: error.status, body: JSON.stringify({ error: error.body }) }
  }
  console.error(error)
  const body: ErrorBody = {
    type: 'api_error',
    message: `The emulator failed: ${error instanceof Error ? error.message : String(error)}`,
  }
  return { status: 500, body: JSON.stringify({ error: body }) }
}

function retryHint(error: unknown): Record<string, string> {
  const again = error instanceof ApiError && PASSING.has(error.body.code ?? '')
  return again ? { 'stripe-should-retry': 'true' } : {}
}

/** Conflicts that are over in a moment: the SDK is told to try again by itself. */
const PASSING = new Set(['idempotency_key_in_use', 'lock_timeout'])

function header(request: ApiRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}
