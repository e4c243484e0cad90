import { z } from 'zod'

/**
 * Every setting of the app, read once. Nothing else reads `process.env` (architecture.spec.ts).
 *
 * The whole object is parsed at run time, never `process.env.NEXT_PUBLIC_X`: Next inlines that
 * expression when it builds, and one build must serve the demo, staging and the real Stripe.
 *
 * @throws EnvError with one sentence for each variable that is missing or wrong.
 */
export function env(): Env {
  cached ??= parseEnv(process.env)
  return cached
}

/** The one setting that a migration needs. @throws EnvError */
export function databaseUrl(): string {
  const parsed = schema.shape.DATABASE_URL.safeParse(process.env.DATABASE_URL)
  if (!parsed.success) throw new EnvError(parsed.error.issues[0]?.message)
  return parsed.data
}

export class EnvError extends Error {
  override name = 'EnvError'
}

const STRIPE_API = 'https://api.stripe.com'
const STRIPE_JS = 'https://js.stripe.com'

const url = (name: string, example: string) =>
  z.url({ error: `${name} is not an address. Example: ${example}` })

const required = (name: string, example: string) =>
  z.string({ error: `${name} is missing. Example: ${example}` }).min(1, {
    error: `${name} is empty. Example: ${example}`,
  })

const schema = z.object({
  /** Unset is production: whoever forgets a setting gets the strict one. */
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** What this installation is. `demo` is the production build on one machine with test money. */
  APP_ENV: z.enum(['development', 'test', 'demo', 'production']).optional(),
  APP_URL: url('APP_URL', 'https://shop.example.jp').default('http://localhost:3000'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  /**
   * How many proxies of ours stand in front. Each adds one address to X-Forwarded-For; what stands
   * further left was written by the visitor and is not believed.
   */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  DATABASE_URL: required('DATABASE_URL', 'postgres://user:password@host:5432/konbini'),
  /** Connections of one process. A contended row gets slower with more of them, not faster. */
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(100).default(10),
  APP_SECRET: required('APP_SECRET', 'the output of `openssl rand -base64 32`').min(32, {
    error: 'APP_SECRET is shorter than 32 characters. Make one with `openssl rand -base64 32`.',
  }),
  STRIPE_SECRET_KEY: required('STRIPE_SECRET_KEY', 'sk_test_…').regex(/^(sk|rk)_(test|live)_/, {
    error: 'STRIPE_SECRET_KEY does not look like a secret key (sk_test_… or sk_live_…).',
  }),
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: required(
    'NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY',
    'pk_test_…',
  ).regex(/^pk_(test|live)_/, {
    error:
      'NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY does not look like a publishable key (pk_test_… or pk_live_…).',
  }),
  /** Several secrets, separated by commas, while a secret is being rolled. */
  STRIPE_WEBHOOK_SECRET: required('STRIPE_WEBHOOK_SECRET', 'whsec_…').transform((value) =>
    value
      .split(',')
      .map((secret) => secret.trim())
      .filter(Boolean),
  ),
  STRIPE_API_URL: url('STRIPE_API_URL', STRIPE_API).default(STRIPE_API),
  STRIPE_JS_URL: url('STRIPE_JS_URL', STRIPE_JS).default(STRIPE_JS),
  SMTP_URL: required('SMTP_URL', 'smtp://user:password@mail.example.jp:587'),
  MAIL_FROM: z.string().default('灯台レコード <shop@example.jp>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export type Env = Omit<z.infer<typeof schema>, 'APP_ENV'> & {
  APP_ENV: 'development' | 'test' | 'demo' | 'production'
}

let cached: Env | undefined

/**
 * Parses and cross-checks a set of variables; pure, for tests.
 *
 * @throws EnvError
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(present)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `- ${issue.message}`)
    throw new EnvError(
      `The settings are incomplete:\n${sentences.join('\n')}\nSee .env.example for all of them.`,
    )
  }
  const value = parsed.data
  const appEnv = value.APP_ENV ?? (value.NODE_ENV === 'production' ? 'production' : value.NODE_ENV)
  const problem = mixesRealAndLocalMoney({ ...value, APP_ENV: appEnv })
  if (problem) throw new EnvError(problem)
  return { ...value, APP_ENV: appEnv }
}

/** Real keys must never reach a stand-in, and a shop that sells must never talk to one. */
function mixesRealAndLocalMoney(value: Env): string | undefined {
  const isRealStripe = new URL(value.STRIPE_API_URL).hostname.endsWith('.stripe.com')
  const isRealJs = new URL(value.STRIPE_JS_URL).hostname.endsWith('.stripe.com')
  const live = [value.STRIPE_SECRET_KEY, value.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY].filter((key) =>
    key.includes('_live_'),
  ).length
  if (live === 1) {
    return 'One Stripe key is live and the other is a test key. Use two keys of the same mode.'
  }
  if (isRealStripe !== isRealJs) {
    return 'STRIPE_API_URL and STRIPE_JS_URL must both be Stripe or both be a local stand-in.'
  }
  if (live > 0 && !isRealStripe) {
    return `A live Stripe key would be sent to ${value.STRIPE_API_URL}. Remove STRIPE_API_URL and STRIPE_JS_URL, or use test keys.`
  }
  if (value.APP_ENV === 'production' && !isRealStripe) {
    return `This is a production start, but STRIPE_API_URL is ${value.STRIPE_API_URL}, not Stripe. Remove STRIPE_API_URL and STRIPE_JS_URL, or set APP_ENV=demo for a demonstration.`
  }
}
