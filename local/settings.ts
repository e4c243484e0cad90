import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { dataDir, rootDir } from './paths.ts'
import type { StackPorts } from './ports.ts'

export type Mode = 'demo' | 'dev' | 'test'
export type Settings = Record<string, string | undefined>

/** Where the parts of a stack are reached. */
export type Addresses = {
  web: string
  emulator: string
  stream: string
  mail: string
  databaseUrl: string
}

/**
 * By name: a browser treats 127.0.0.1 and localhost as two sites, and the payment form must come
 * from another site than the shop, as it does with Stripe.
 */
export function addressesFor(ports: StackPorts, databaseUrl: string): Addresses {
  return {
    web: `http://localhost:${ports.web}`,
    emulator: `http://127.0.0.1:${ports.emulator}`,
    stream: `http://127.0.0.1:${ports.stream}`,
    mail: `http://127.0.0.1:${ports.mailWeb}`,
    databaseUrl,
  }
}

/** What the shop's own processes get: web, worker, migrations and seeds (`lib/env.ts`). */
export function appSettings(
  mode: Mode,
  name: string,
  ports: StackPorts,
  addresses: Addresses,
): Settings {
  return {
    ...machineSettings(),
    ...secretsOf(name),
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
    APP_ENV: { demo: 'demo', dev: 'development', test: 'test' }[mode],
    APP_URL: addresses.web,
    PORT: String(ports.web),
    // The password of the demo is public, so only this machine is let in unless asked otherwise.
    HOST: process.env.DEMO_HOST ?? '127.0.0.1',
    DATABASE_URL: addresses.databaseUrl,
    STRIPE_API_URL: addresses.emulator,
    STRIPE_JS_URL: addresses.emulator,
    SMTP_URL: `smtp://127.0.0.1:${ports.mailSmtp}`,
    MAIL_FROM: '灯台レコード <shop@todai.example>',
    SEED_STREAM_URL: addresses.stream,
    ...(process.env.LOG_LEVEL && { LOG_LEVEL: process.env.LOG_LEVEL }),
  }
}

export function emulatorSettings(name: string, ports: StackPorts): Settings {
  return {
    ...machineSettings(),
    STRIPE_EMULATOR_PORT: String(ports.emulator),
    STRIPE_EMULATOR_DATA: join(dataDir(name), 'stripe.json'),
    STRIPE_EMULATOR_WEBHOOK_URL: `http://127.0.0.1:${ports.web}/api/stripe/webhook`,
    STRIPE_EMULATOR_WEBHOOK_SECRET: secretsOf(name).STRIPE_WEBHOOK_SECRET,
  }
}

/** Only for `STRIPE_E2E=real`: who carries the sandbox's events to this stack's webhook. */
export function forwarderSettings(ports: StackPorts, app: Settings): Settings {
  return {
    ...machineSettings(),
    STRIPE_SECRET_KEY: app.STRIPE_SECRET_KEY,
    STRIPE_WEBHOOK_SECRET: app.STRIPE_WEBHOOK_SECRET,
    LOCAL_FORWARD_TO: `http://127.0.0.1:${ports.web}/api/stripe/webhook`,
  }
}

export function streamSettings(ports: StackPorts): Settings {
  return { ...machineSettings(), LOCAL_STREAM_PORT: String(ports.stream) }
}

export function mailSettings(name: string, ports: StackPorts): Settings {
  return {
    ...machineSettings(),
    LOCAL_MAIL_SMTP_PORT: String(ports.mailSmtp),
    LOCAL_MAIL_WEB_PORT: String(ports.mailWeb),
    LOCAL_MAIL_DATA: join(dataDir(name), 'mail'),
  }
}

/** Names that mean something to the shop. A shell with real keys in it must not leak them here. */
const OURS =
  /^(APP|STRIPE|NEXT_PUBLIC|DATABASE|SMTP|MAIL|SEED|LOCAL|TEST_DATABASE|E2E|DEMO|DEV|VITEST)_|^PG[A-Z]+$|^(PORT|HOST|NODE_ENV|LOG_LEVEL|VITEST|TEST)$/

/** The machine's own variables, with the project's programs first in PATH. */
export function machineSettings(): Settings {
  const inherited = Object.entries(process.env).filter(([name]) => !OURS.test(name))
  const bin = join(rootDir, 'node_modules', '.bin')
  const path = (process.env.PATH ?? '').split(delimiter).filter((part) => part !== bin)
  return { ...Object.fromEntries(inherited), PATH: [bin, ...path].join(delimiter) }
}

type Secrets = {
  APP_SECRET: string
  STRIPE_SECRET_KEY: string
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: string
  STRIPE_WEBHOOK_SECRET: string
}

/** Made once for each stack and kept: a new secret would log everyone out and break mailed links. */
function secretsOf(name: string): Secrets {
  const file = join(dataDir(name), 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  const random = () => randomBytes(32).toString('hex')
  const secrets: Secrets = {
    APP_SECRET: random(),
    STRIPE_SECRET_KEY: `sk_test_${random()}`,
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: `pk_test_${random()}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${random()}`,
  }
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}
