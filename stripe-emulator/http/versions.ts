import { invalid } from './errors.ts'
import type { SpecObject } from './params.ts'

/**
 * The version of a request without a `Stripe-Version` header: on Stripe the account's default, the
 * version of the day its first call was made. Here an account that is a few months old, so that
 * the Stripe CLI and the curl lines of Stripe's documentation, which send no header and still
 * name `payment_method_types`, do what they do there. Every SDK sends its own version.
 */
export const HEADERLESS_VERSION = '2026-08-26.dahlia'
/** From here on `payment_method_types` cannot be written any more (changelog "endive"). */
const LAST_CHANGE = '2026-09-30'

/** Throws 400 for something that is no version at all. */
export function checkVersion(version: string): void {
  if (/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(version)) return
  throw invalid(`Invalid Stripe API version: ${version}`)
}

/** The parameters that a route knows in an API version. */
export function specFor(spec: SpecObject, version: string): SpecObject {
  const older = version.slice(0, LAST_CHANGE.length) < LAST_CHANGE
  if (!older || !('allowed_payment_method_types' in spec)) return spec
  return { ...spec, payment_method_types: ['string'] }
}
