import { useEffect, useState } from 'react'
import { loadDetails, saveDetails } from './checkout-storage.ts'
import {
  type DetailsField,
  type DetailsInput,
  detailsErrors,
  type FieldErrors,
  fieldError,
  fieldsOf,
} from './details-form.ts'

export type Details = {
  values: DetailsInput
  errors: FieldErrors
  needsShipping: boolean
  change: (field: DetailsField, value: string) => void
  /** Checks a field when it is left. */
  leave: (field: DetailsField) => void
  /** Checks all; the first wrong field in reading order, or null. */
  check: () => DetailsField | null
  /** Takes the server's word over ours. */
  refuse: (errors: FieldErrors) => void
}

/**
 * What the customer has typed. A field is judged when it is left, not while it is typed, and an
 * error goes away as soon as the value is right.
 */
export function useDetails(needsShipping: boolean): Details {
  const [values, setValues] = useState(() => loadDetails(sessionStorage))
  const [errors, setErrors] = useState<FieldErrors>({})
  useEffect(() => saveDetails(sessionStorage, values), [values])

  const judge = (field: DetailsField, value: string) =>
    setErrors((all) => ({ ...all, [field]: fieldError(field, value) ?? undefined }))

  return {
    values,
    errors,
    needsShipping,
    change: (field, value) => {
      setValues((all) => ({ ...all, [field]: value }))
      if (errors[field]) judge(field, value)
    },
    leave: (field) => {
      // An empty field that is only passed through is not yet a mistake.
      if (values[field] !== '') judge(field, values[field])
    },
    check: () => {
      const found = detailsErrors(values, needsShipping)
      setErrors(found)
      return fieldsOf(needsShipping).find((field) => found[field]) ?? null
    },
    refuse: setErrors,
  }
}
