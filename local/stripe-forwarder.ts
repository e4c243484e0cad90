/**
 * Carries a sandbox's events to a shop that Stripe cannot reach: asks Stripe for what is new and
 * posts it to the webhook, signed with the secret of this stack. Only `STRIPE_E2E=real` starts it.
 */
import Stripe from 'stripe'

const API = 'https://api.stripe.com/v1/events'
/** Far below the sandbox's 25 requests a second, and soon enough for somebody who waits. */
const EVERY_MS = 2000
const TIMEOUT_MS = 20_000

const setting = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set.`)
  return value
}
const key = setting('STRIPE_SECRET_KEY')
const secret = setting('STRIPE_WEBHOOK_SECRET')
const webhook = setting('LOCAL_FORWARD_TO')

const startedAt = Math.floor(Date.now() / 1000)
const delivered = new Set<string>()
const { webhooks } = new Stripe(key)

await newEvents().catch((error: unknown) => {
  const cause = error instanceof Error ? (error.cause ?? error.message) : error
  console.error(`Stripe does not answer at ${API}: ${String(cause)}`)
  process.exit(1)
})
console.log(`forwarder ready ${webhook}`)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0))
for (;;) {
  await forwardNew().catch((error: unknown) => console.error(String(error)))
  await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
}

/** One that the shop did not take is offered again the next time. */
async function forwardNew(): Promise<void> {
  for (const event of await newEvents()) {
    const payload = JSON.stringify(event)
    const response = await fetch(webhook, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'stripe-signature': webhooks.generateTestHeaderString({ payload, secret }),
      },
      body: payload,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.ok) delivered.add(event.id)
  }
}

/** Oldest first. A hundred is more than one test makes. */
async function newEvents(): Promise<{ id: string }[]> {
  const response = await fetch(`${API}?limit=100&created[gte]=${startedAt}`, {
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  const { data } = (await response.json()) as { data: { id: string }[] }
  return data.filter(({ id }) => !delivered.has(id)).reverse()
}
