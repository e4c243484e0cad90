import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { Input } from '#components/ui/input.tsx'
import { DetailsControl } from './details-control.tsx'
import type { DetailsField } from './details-form.ts'
import type { Details } from './use-details.ts'

type Props = {
  details: Details
  field: DetailsField
  hint?: ReactNode
  required?: boolean
} & Pick<
  ComponentProps<'input'>,
  'type' | 'autoComplete' | 'inputMode' | 'autoCapitalize' | 'spellCheck' | 'placeholder'
>

/** One line of text of the first step. */
export function DetailsTextField({ details, field, hint, required = true, ...input }: Props) {
  const t = useTranslations('checkout.details')
  return (
    <DetailsControl
      details={details}
      field={field}
      label={t(field)}
      hint={hint}
      required={required}
    >
      {(control) => (
        <Input
          {...control}
          {...input}
          name={field}
          value={details.values[field]}
          onChange={(event) => details.change(field, event.target.value)}
          onBlur={() => details.leave(field)}
        />
      )}
    </DetailsControl>
  )
}
