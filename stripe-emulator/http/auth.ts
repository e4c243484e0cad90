import { unauthorized } from './errors.ts'

export type Key = 'secret' | 'publishable'

/**
 * Which kind of key a request carries: Bearer, Basic with the key as user name, or the form field
 * `key` as browsers send it. Any test key will do. Throws 401 for none, for live keys and for
 * anything that is no key.
 */
export function authenticate(header: string | undefined, formKey: string | undefined): Key {
  const key = keyOf(header) ?? formKey
  if (!key) {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  }
  if (/^[a-z]+_live_/.test(key)) {
    throw unauthorized('A live key was sent to an emulator of Stripe. Live keys are refused here.')
  }
  if (/^(sk|rk)_test_\S+$/.test(key)) return 'secret'
  if (/^pk_test_\S+$/.test(key)) return 'publishable'
  throw unauthorized(`Invalid API Key provided: ${key.slice(0, 8)}****`)
}

function keyOf(header: string | undefined): string | null {
  const [scheme, value = ''] = header?.split(' ', 2) ?? []
  if (scheme?.toLowerCase() === 'bearer') return value
  if (scheme?.toLowerCase() !== 'basic') return null
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? null
}

export function secretKeyRequired() {
  return unauthorized(
    'This API call cannot be made with a publishable API key. Please use a secret API key.',
    'secret_key_required',
  )
}
