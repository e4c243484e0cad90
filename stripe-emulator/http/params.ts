import { ApiError, invalid } from './errors.ts'
import type { FormObject, FormValue } from './form.ts'

/**
 * The parameters that a route knows. `any` is accepted without looking inside; an object lists its
 * fields; a one-element list is a list of that. Whatever is not listed is refused, as Stripe does,
 * so a misspelt parameter fails here and not in production.
 */
export type Spec = Scalar | SpecObject | readonly [Spec]
export interface SpecObject {
  readonly [field: string]: Spec
}
type Scalar = 'string' | 'integer' | 'boolean' | 'metadata' | 'range' | 'any'

/**
 * Checks and converts a parsed body. An empty string stays an empty string whatever the type:
 * Stripe's way of clearing a field. Throws ApiError 400 with the offending `param`.
 */
export function readParams<T>(form: FormObject, spec: SpecObject, required: readonly string[]): T {
  if ('payment_method_types' in form && !('payment_method_types' in spec)) {
    throw invalid(
      'The `payment_method_types` parameter is no longer supported in this API version. Use `allowed_payment_method_types` instead.',
      'payment_method_types',
      'payment_method_types_no_longer_supported',
    )
  }
  for (const name of required) {
    if (form[name] === undefined) {
      throw invalid(`Missing required param: ${name}.`, name, 'parameter_missing')
    }
    if (form[name] === '') {
      throw invalid(
        `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset.`,
        name,
        'parameter_invalid_empty',
      )
    }
  }
  return readObject(form, spec, '') as T
}

function readObject(form: FormObject, spec: SpecObject, path: string): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(form)) {
    const name = path ? `${path}[${key}]` : key
    const expected = Object.hasOwn(spec, key) ? spec[key] : undefined
    if (expected === undefined) {
      throw invalid(`Received unknown parameter: ${name}`, name, 'parameter_unknown')
    }
    result[key] = readValue(value, expected, name)
  }
  return result
}

function readValue(value: FormValue, spec: Spec, name: string): unknown {
  if (spec === 'any' || value === '') return value
  if (typeof spec === 'object') {
    if (isList(spec)) {
      if (!Array.isArray(value)) throw invalid('Invalid array', name)
      return value.map((item, index) => readValue(item, spec[0], `${name}[${index}]`))
    }
    if (typeof value !== 'object' || Array.isArray(value)) throw invalid('Invalid object', name)
    return readObject(value, spec, name)
  }
  if (spec === 'metadata') return readMetadata(value, name)
  if (spec === 'range' && typeof value === 'object' && !Array.isArray(value)) {
    return readObject(value, RANGE, name)
  }
  if (typeof value !== 'string') throw invalid(`Invalid ${spec}: ${JSON.stringify(value)}`, name)
  if (spec === 'string') return value
  if (spec === 'boolean') {
    if (value === 'true' || value === 'false') return value === 'true'
    throw invalid(`Invalid boolean: ${value}`, name)
  }
  if (!/^-?\d{1,15}$/.test(value)) {
    throw invalid(`Invalid integer: ${value}`, name, 'parameter_invalid_integer')
  }
  return Number(value)
}

const RANGE = { gt: 'integer', gte: 'integer', lt: 'integer', lte: 'integer' } as const

function isList(spec: SpecObject | readonly [Spec]): spec is readonly [Spec] {
  return Array.isArray(spec)
}

/** docs.stripe.com/api/metadata: 50 keys of 40 characters, values of 500 characters. */
function readMetadata(value: FormValue, name: string): Record<string, string> {
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid('Invalid object', name)
  const entries = Object.entries(value)
  if (entries.length > 50) throw invalid('Metadata may hold at most 50 keys', name)
  for (const [key, text] of entries) {
    if (typeof text !== 'string')
      throw invalid('Metadata values must be strings', `${name}[${key}]`)
    if (key.length > 40) throw invalid('Metadata keys can have up to 40 characters', name)
    if (text.length > 500) {
      throw invalid('Metadata values can have up to 500 characters', `${name}[${key}]`)
    }
  }
  return Object.fromEntries(entries) as Record<string, string>
}

/** Merges as Stripe does: an empty value removes its key, an empty string removes them all. */
export function mergeMetadata(
  current: Record<string, string>,
  given: Record<string, string | number | null> | '' | undefined,
): Record<string, string> {
  if (given === undefined) return current
  if (given === '') return {}
  const merged = { ...current }
  for (const [key, value] of Object.entries(given)) {
    if (value === '' || value === null) delete merged[key]
    else merged[key] = String(value)
  }
  return merged
}

export function exclusive(params: object, first: string, second: string): void {
  if (first in params && second in params) {
    throw new ApiError(
      400,
      {
        type: 'invalid_request_error',
        message: `You may only specify one of these parameters: ${first}, ${second}.`,
      },
      false,
    )
  }
}
