import type Stripe from 'stripe'
import { invalid, missing } from '../http/errors.ts'
import { mergeMetadata } from '../http/params.ts'
import { newId, randomText } from '../ids.ts'
import type { StoredEndpoint } from '../store.ts'
import type { World } from '../world.ts'

/** docs.stripe.com/webhooks: at most 16 endpoints; a rolled secret lives on for up to 24 hours. */
const MOST_ENDPOINTS = 16
const OLD_SECRET_SECONDS = 24 * 3600

export interface EndpointParams {
  api_version?: string
  description?: string
  disabled?: boolean
  enabled_events?: string[]
  metadata?: Record<string, string> | ''
  url?: string
}

/** The secret is part of this one answer and of no other. */
export function createEndpoint(world: World, params: EndpointParams): Stripe.WebhookEndpoint {
  if (world.data.webhook_endpoints.size >= MOST_ENDPOINTS) {
    throw invalid(`You have reached the maximum of ${MOST_ENDPOINTS} webhook endpoints.`)
  }
  const secret = `whsec_${randomText(32)}`
  return { ...register(world, params, secret).endpoint, secret }
}

const BOOT_DESCRIPTION = 'Registered when the emulator was started'

/**
 * What `stripe listen` is to the real Stripe: an endpoint known before anything starts. The one of
 * an earlier run keeps its id and what it is still owed, and moves to the new address.
 */
export function registerAtBoot(world: World, url: string, secret: string): void {
  const endpoints = [...world.data.webhook_endpoints.values()]
  const known =
    endpoints.find(({ endpoint }) => endpoint.url === url) ??
    endpoints.find(({ endpoint }) => endpoint.description === BOOT_DESCRIPTION)
  if (known) {
    known.endpoint.url = checkUrl(url)
    known.secrets = [{ secret, until: null }]
  } else {
    register(world, { url, enabled_events: ['*'], description: BOOT_DESCRIPTION }, secret)
  }
  world.changed()
}

export function retrieveEndpoint(world: World, id: string): StoredEndpoint {
  const stored = world.data.webhook_endpoints.get(id)
  if (!stored) throw missing('webhook endpoint', id)
  return stored
}

export function updateEndpoint(
  world: World,
  id: string,
  params: EndpointParams,
): Stripe.WebhookEndpoint {
  const { endpoint } = retrieveEndpoint(world, id)
  if (params.url) endpoint.url = checkUrl(params.url)
  if (params.enabled_events) endpoint.enabled_events = params.enabled_events
  if (params.description !== undefined) endpoint.description = params.description || null
  if (params.disabled !== undefined) endpoint.status = params.disabled ? 'disabled' : 'enabled'
  endpoint.metadata = mergeMetadata(endpoint.metadata, params.metadata)
  world.changed()
  return endpoint
}

export function deleteEndpoint(world: World, id: string): Stripe.DeletedWebhookEndpoint {
  retrieveEndpoint(world, id)
  world.data.webhook_endpoints.delete(id)
  world.changed()
  return { id, object: 'webhook_endpoint', deleted: true }
}

/** Issues a new secret; the old one keeps signing beside it for 24 hours. */
export function rollSecret(world: World, id: string): string {
  const stored = retrieveEndpoint(world, id)
  const secret = `whsec_${randomText(32)}`
  const until = world.clock.seconds() + OLD_SECRET_SECONDS
  const old = stored.secrets.map((entry) => ({ ...entry, until: entry.until ?? until }))
  stored.secrets = [{ secret, until: null }, ...old]
  world.changed()
  return secret
}

function register(world: World, params: EndpointParams, secret: string): StoredEndpoint {
  const stored: StoredEndpoint = {
    endpoint: {
      id: newId('we'),
      object: 'webhook_endpoint',
      api_version: params.api_version ?? null,
      application: null,
      created: world.clock.seconds(),
      description: params.description || null,
      enabled_events: params.enabled_events ?? ['*'],
      livemode: false,
      metadata: mergeMetadata({}, params.metadata),
      status: 'enabled',
      url: checkUrl(params.url ?? ''),
    },
    secrets: [{ secret, until: null }],
  }
  world.data.webhook_endpoints.set(stored.endpoint.id, stored)
  world.changed()
  return stored
}

function checkUrl(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw invalid(
      'Invalid URL: An explicit scheme (such as https) must be provided.',
      'url',
      'url_invalid',
    )
  }
  return url
}
