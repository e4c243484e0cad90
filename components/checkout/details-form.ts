import {
  type Address,
  addressSchema,
  type Contact,
  contactSchema,
} from '#lib/orders/checkout-form.ts'

export const CONTACT_FIELDS = ['email', 'phone', 'name'] as const
export const ADDRESS_FIELDS = ['postalCode', 'prefecture', 'city', 'line1', 'line2'] as const
export type DetailsField = (typeof CONTACT_FIELDS)[number] | (typeof ADDRESS_FIELDS)[number]

/** What stands in the fields, as typed: full-width digits, hyphens and all. */
export type DetailsInput = Record<DetailsField, string>

export const EMPTY_DETAILS: DetailsInput = {
  email: '',
  phone: '',
  name: '',
  postalCode: '',
  prefecture: '',
  city: '',
  line1: '',
  line2: '',
}

/** Keys of `checkout.errors`; each sentence says what to do. */
export const FIELD_ERRORS = [
  'required',
  'choose',
  'too_long',
  'email',
  'phone',
  'postal_code',
] as const
export type FieldError = (typeof FIELD_ERRORS)[number]
export type FieldErrors = Partial<Record<DetailsField, FieldError>>

/** Goods need an address; a ticket does not. In reading order, for focus on the first error. */
export function fieldsOf(needsShipping: boolean): readonly DetailsField[] {
  return needsShipping ? [...CONTACT_FIELDS, ...ADDRESS_FIELDS] : CONTACT_FIELDS
}

/** What is wrong with one field, or null. */
export function fieldError(field: DetailsField, value: string): FieldError | null {
  const parsed = schemas[field].safeParse(value)
  if (parsed.success) return null
  const key = FIELD_ERRORS.find((error) => error === parsed.error.issues[0]?.message) ?? 'required'
  return field === 'prefecture' && key === 'required' ? 'choose' : key
}

export function detailsErrors(input: DetailsInput, needsShipping: boolean): FieldErrors {
  const errors: FieldErrors = {}
  for (const field of fieldsOf(needsShipping)) {
    const error = fieldError(field, input[field])
    if (error) errors[field] = error
  }
  return errors
}

/** The server's word on fields (`contact.email` → `email`), in the same shape as ours. */
export function errorsFromServer(fields: Record<string, string>): FieldErrors {
  const errors: FieldErrors = {}
  for (const [path, message] of Object.entries(fields)) {
    const field = [...CONTACT_FIELDS, ...ADDRESS_FIELDS].find((name) => path.endsWith(name))
    const error = FIELD_ERRORS.find((key) => key === message)
    if (field) errors[field] = error ?? 'required'
  }
  return errors
}

/** The cleaned values, ready to send. Throws when called with errors left: the steps prevent it. */
export function cleanDetails(
  input: DetailsInput,
  needsShipping: boolean,
): { contact: Contact; address: Address | null } {
  return {
    contact: contactSchema.parse(input),
    address: needsShipping ? addressSchema.parse(input) : null,
  }
}

const schemas = { ...contactSchema.shape, ...addressSchema.shape }
