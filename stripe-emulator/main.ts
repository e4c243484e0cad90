import { FEES } from './fees.ts'
import { createEmulator, type Emulator } from './server.ts'

/** `node stripe-emulator/main.ts`: the emulator as a process. See README.md for its variables. */

const DEFAULT_PORT = 12111

const { env } = process
const port = Number(env.STRIPE_EMULATOR_PORT || DEFAULT_PORT)
const host = env.STRIPE_EMULATOR_HOST || '127.0.0.1'

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`STRIPE_EMULATOR_PORT is not a port: ${env.STRIPE_EMULATOR_PORT}`)
}

const feeTax = Number(env.STRIPE_EMULATOR_FEE_TAX || 0)
if (!(feeTax >= 0 && feeTax < 1)) {
  fail(`STRIPE_EMULATOR_FEE_TAX is no rate such as 0.1: ${env.STRIPE_EMULATOR_FEE_TAX}`)
}

const webhookUrl = env.STRIPE_EMULATOR_WEBHOOK_URL
const webhookSecret = env.STRIPE_EMULATOR_WEBHOOK_SECRET
if (Boolean(webhookUrl) !== Boolean(webhookSecret)) {
  fail('Set both STRIPE_EMULATOR_WEBHOOK_URL and STRIPE_EMULATOR_WEBHOOK_SECRET, or neither.')
}

const emulator = await createEmulator({
  port,
  host,
  dataFile: env.STRIPE_EMULATOR_DATA || null,
  publicUrl: env.STRIPE_EMULATOR_PUBLIC_URL || null,
  limits: env.STRIPE_EMULATOR_LIMITS === 'stripe',
  fees: { ...FEES, konbini: { ...FEES.konbini, taxRate: feeTax } },
  webhook: webhookUrl && webhookSecret ? { url: webhookUrl, secret: webhookSecret } : null,
}).catch((error: NodeJS.ErrnoException) =>
  fail(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken: stop what listens there or set STRIPE_EMULATOR_PORT.`
      : error.message,
  ),
)

console.log('This is not Stripe: a local emulator, no money moves, every key must be a test key.')
console.log(`stripe-emulator ready ${emulator.url}`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(emulator))

async function stop(running: Emulator) {
  await running.close()
  process.exit(0)
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
