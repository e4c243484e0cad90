'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toLocale } from '#lib/i18n/locales.ts'
import { getPathname } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

export type DemoLogin = { email: string; password: string }

type LoginError = 'credentials' | 'rate_limited' | 'network' | 'other'

/** @param returnTo a path of ours, without a locale; checked by the page. */
export function LoginForm({ returnTo, demo }: { returnTo: string; demo: DemoLogin | null }) {
  const t = useTranslations('admin.login')
  const locale = toLocale(useLocale())
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<LoginError | null>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const fields = new FormData(event.currentTarget)
    setBusy(true)
    setError(null)
    const problem = await logIn(String(fields.get('email')), String(fields.get('password')))
    // A whole new page: everything rendered for somebody without a session is dropped with it.
    if (!problem) return window.location.assign(getPathname({ href: returnTo, locale }))
    setError(problem)
    setBusy(false)
  }

  return (
    <form ref={form} method="post" onSubmit={submit} className="grid gap-5">
      <Field label={t('email')}>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label={t('password')}>
        {(control) => (
          <Input {...control} name="password" type="password" autoComplete="current-password" />
        )}
      </Field>
      <p role="alert" className="text-sm font-bold text-urgent empty:hidden">
        {error ? t(`error.${error}`) : null}
      </p>
      <Button type="submit" tone="ink" wide busy={busy}>
        {busy ? t('submitting') : t('submit')}
      </Button>
      {demo ? <DemoHint demo={demo} onFill={() => fill(form.current, demo)} /> : null}
    </form>
  )
}

async function logIn(email: string, password: string): Promise<LoginError | null> {
  try {
    const response = await fetch(routes.apiStaffSignIn(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: email.trim(), password }),
      signal: AbortSignal.timeout(15_000),
    })
    if (response.ok) return null
    if (response.status === 429) return 'rate_limited'
    // 400 is an address that is none; 403 is a page opened under a foreign address.
    return response.status === 401 || response.status === 400 ? 'credentials' : 'other'
  } catch {
    return 'network'
  }
}

function DemoHint({ demo, onFill }: { demo: DemoLogin; onFill: () => void }) {
  const t = useTranslations('admin.login')
  return (
    <div className="flex items-center gap-3 rounded-md bg-sunk px-4 py-3 text-sm">
      <div className="min-w-0 flex-1">
        <p className="text-xs text-muted">{t('demoHint')}</p>
        <p className="text-digits">{demo.email}</p>
        <p className="text-digits">{demo.password}</p>
      </div>
      <Button size="sm" onClick={onFill}>
        {t('demoFill')}
      </Button>
    </div>
  )
}

function fill(form: HTMLFormElement | null, demo: DemoLogin): void {
  for (const [name, value] of Object.entries(demo)) {
    const control = form?.elements.namedItem(name)
    if (control instanceof HTMLInputElement) control.value = value
  }
}
