import { useTranslations } from 'next-intl'
import { emailSuggestion } from './email-suggestion.ts'
import type { Details } from './use-details.ts'

/** Offers the domain that was probably meant; the address as typed stays valid. */
export function EmailHint({ details }: { details: Details }) {
  const t = useTranslations('checkout.details')
  const suggestion = emailSuggestion(details.values.email)
  return (
    <div role="status" className="contents">
      {suggestion ? (
        <p className="-mt-2 text-sm">
          <button
            type="button"
            className="target text-left text-link underline underline-offset-2"
            onClick={() => details.change('email', suggestion)}
          >
            {t('emailMeant', { email: suggestion })}
          </button>
        </p>
      ) : null}
    </div>
  )
}
