import { useTranslations } from 'next-intl'
import { AddressFields } from './address-fields.tsx'
import { DetailsTextField } from './details-text-field.tsx'
import { EmailHint } from './email-hint.tsx'
import type { Details } from './use-details.ts'

/** The id of the first step's form: its button stands outside, in the sheet's footer. */
export const DETAILS_FORM = 'checkout-details'

/** Who buys, and where it goes. Names and orders of fields are what browsers can fill in. */
export function DetailsStep({ details, onContinue }: { details: Details; onContinue: () => void }) {
  const t = useTranslations('checkout.details')
  return (
    <form
      id={DETAILS_FORM}
      noValidate
      className="grid gap-7"
      onSubmit={(event) => {
        event.preventDefault()
        onContinue()
      }}
    >
      <fieldset className="grid gap-4">
        <legend className="mb-3 text-lg font-bold">{t('contact')}</legend>
        <DetailsTextField
          details={details}
          field="email"
          hint={t('emailHint')}
          type="email"
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <EmailHint details={details} />
        <DetailsTextField
          details={details}
          field="phone"
          hint={t('phoneHint')}
          type="tel"
          autoComplete="tel"
          inputMode="tel"
        />
        <DetailsTextField
          details={details}
          field="name"
          autoComplete="name"
          placeholder={t('namePlaceholder')}
        />
      </fieldset>
      {details.needsShipping ? <AddressFields details={details} /> : null}
      <p className="rounded-md bg-sunk px-4 py-3 text-sm">{t('minors')}</p>
    </form>
  )
}
