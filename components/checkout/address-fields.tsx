import { useLocale, useTranslations } from 'next-intl'
import { Select } from '#components/ui/select.tsx'
import { PREFECTURES } from '#lib/orders/checkout-form.ts'
import { DetailsControl } from './details-control.tsx'
import { DetailsTextField } from './details-text-field.tsx'
import { PREFECTURE_ROMAJI } from './prefecture-romaji.ts'
import type { Details } from './use-details.ts'

/** Where the parcel goes; one field for the postal code, hyphen or not, full width or not. */
export function AddressFields({ details }: { details: Details }) {
  const t = useTranslations('checkout.details')
  const locale = useLocale()
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 text-lg font-bold">{t('address')}</legend>
      <div className="grid grid-cols-2 items-start gap-3">
        <DetailsTextField
          details={details}
          field="postalCode"
          autoComplete="postal-code"
          inputMode="numeric"
          placeholder="100-0001"
        />
        <DetailsControl details={details} field="prefecture" label={t('prefecture')}>
          {(control) => (
            <Select
              {...control}
              name="prefecture"
              autoComplete="address-level1"
              value={details.values.prefecture}
              onChange={(event) => details.change('prefecture', event.target.value)}
              onBlur={() => details.leave('prefecture')}
            >
              <option value="">{t('choosePrefecture')}</option>
              {PREFECTURES.map((prefecture, index) => (
                <option key={prefecture} value={prefecture}>
                  {locale === 'ja' ? prefecture : `${PREFECTURE_ROMAJI[index]} ${prefecture}`}
                </option>
              ))}
            </Select>
          )}
        </DetailsControl>
      </div>
      <DetailsTextField details={details} field="city" autoComplete="address-level2" />
      <DetailsTextField details={details} field="line1" autoComplete="address-line1" />
      <DetailsTextField
        details={details}
        field="line2"
        autoComplete="address-line2"
        required={false}
      />
    </fieldset>
  )
}
