'use client'

import { CircleCheck } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { loadDetails, saveDetails } from '#components/checkout/checkout-storage.ts'
import { fieldError } from '#components/checkout/details-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toLocale } from '#lib/i18n/locales.ts'
import { postWaitlist } from './post-waitlist.ts'

type WaitlistFormProps = { offerId: string; variantId: string }

/** In the buy button's place while all units sit in unpaid orders: some of those will lapse. */
export default function WaitlistForm({ offerId, variantId }: WaitlistFormProps) {
  const t = useTranslations('show.waitlist')
  const locale = toLocale(useLocale())
  const [email, setEmail] = useState(() => loadDetails(sessionStorage).email)
  const [progress, setProgress] = useState<'asking' | 'sending' | 'done'>('asking')
  const [error, setError] = useState<ErrorKey | null>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (progress === 'sending') return
    const wrong = errorOf(email)
    setError(wrong)
    if (wrong) return
    setProgress('sending')
    const answer = await postWaitlist({ offerId, variantId, email, locale })
    setProgress(answer === 'ok' ? 'done' : 'asking')
    if (answer !== 'ok') return setError(answer)
    // Who buys when told does not type it again.
    saveDetails(sessionStorage, { ...loadDetails(sessionStorage), email })
  }

  if (progress === 'done') return <Done email={email} />
  return (
    <form onSubmit={submit} noValidate className="grid gap-2">
      <div>
        <p className="font-bold">{t('title')}</p>
        <p className="text-xs text-muted">{t('note')}</p>
      </div>
      <Field label={t('email')} error={error ? t(`error.${error}`) : undefined}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              type="email"
              name="email"
              autoComplete="email"
              inputMode="email"
              autoCapitalize="off"
              spellCheck={false}
              value={email}
              onChange={(event) => {
                setEmail(event.target.value)
                if (error) setError(errorOf(event.target.value))
              }}
            />
            <Button type="submit" tone="primary" className="h-12" busy={progress === 'sending'}>
              {t('submit')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}

type ErrorKey = 'required' | 'email' | 'too_long' | 'not_on_sale' | 'failed'

function errorOf(email: string): ErrorKey | null {
  const found = fieldError('email', email)
  if (found === null || found === 'required' || found === 'too_long') return found
  return 'email'
}

/** Takes the focus, because the button that had it is gone. */
function Done({ email }: { email: string }) {
  const t = useTranslations('show.waitlist')
  const ref = useRef<HTMLParagraphElement>(null)
  useEffect(() => ref.current?.focus(), [])
  return (
    <p
      ref={ref}
      role="status"
      tabIndex={-1}
      className="flex items-start gap-2.5 rounded-md bg-sea-soft px-4 py-3 text-sm text-ink"
    >
      <CircleCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-sea-deep" />
      <span className="min-w-0 break-words">{t('done', { email })}</span>
    </p>
  )
}
