import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { db } from '#lib/db/client.ts'
import {
  rateLimits,
  staff,
  staffAccounts,
  staffSessions,
  staffVerifications,
} from '#lib/db/schema.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'

export type Staff = { id: string; name: string; email: string }

/**
 * The login of the shop's staff: e-mail and password, nothing else. Made on first use, so that
 * importing it needs no settings (`next build` has none).
 */
export function auth(): StaffAuth {
  made ??= make()
  return made
}

/**
 * Who sends this request, by its session cookie; null for everybody who is not logged in.
 * Asks the database each time: a session that was ended elsewhere is over at once.
 */
export async function staffOf(headers: Headers): Promise<Staff | null> {
  const session = await auth().api.getSession({ headers })
  if (!session) return null
  const { id, name, email } = session.user
  return { id, name, email }
}

/** A working day with its evening show. Not prolonged: a forgotten browser is out by morning. */
const SESSION_SECONDS = 12 * 3600

/** Enough for a team behind one address that mistypes; 14,400 guesses a day for everybody else. */
const SIGN_IN_ATTEMPTS = { window: 60, max: 10 }

type StaffAuth = ReturnType<typeof make>

let made: StaffAuth | undefined

function make() {
  const { APP_SECRET, APP_URL } = env()
  return betterAuth({
    appName: 'Konbini Live',
    secret: APP_SECRET,
    baseURL: APP_URL,
    trustedOrigins: originsOf(APP_URL),
    database: drizzleAdapter(db(), {
      provider: 'pg',
      transaction: true,
      schema: {
        user: staff,
        session: staffSessions,
        account: staffAccounts,
        verification: staffVerifications,
        rateLimit: rateLimits,
      },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    // In the database, because several web processes share one limit.
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': SIGN_IN_ATTEMPTS },
    },
    advanced: {
      cookiePrefix: 'konbini-live',
      useSecureCookies: APP_URL.startsWith('https:'),
      // Said aloud, because the library turns both off by itself where NODE_ENV is test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    logger: {
      // Below error it tells of each wrong password, which is the visitor's business.
      level: 'error',
      log: (_level, message, ...details) => log.warn({ details }, `login: ${message}`),
    },
    telemetry: { enabled: false },
  })
}

/** A browser on this machine may call it by either name; anywhere else one name is the right one. */
function originsOf(appUrl: string): string[] {
  const { origin, hostname } = new URL(appUrl)
  const twin = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }[hostname]
  return twin ? [origin, origin.replace(hostname, twin)] : [origin]
}
