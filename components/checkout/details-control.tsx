import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type ControlIds, Field } from '#components/ui/field.tsx'
import type { DetailsField } from './details-form.ts'
import type { Details } from './use-details.ts'

type Props = {
  details: Details
  field: DetailsField
  label: string
  hint?: ReactNode
  required?: boolean
  children: (control: ControlIds) => ReactNode
}

/** A field of the first step with its error as a sentence. */
export function DetailsControl({ details, field, children, required = true, ...rest }: Props) {
  const t = useTranslations('checkout')
  const error = details.errors[field]
  return (
    <Field
      {...rest}
      required={required}
      optionalLabel={t('details.optional')}
      error={error ? t(`errors.${error}`, { field: rest.label }) : undefined}
    >
      {children}
    </Field>
  )
}
