import { headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { LoginForm } from '#components/admin/login-form.tsx'
import { LoginFrame } from '#components/admin/login-frame.tsx'
import { staffOf } from '#lib/auth/auth.ts'
import { DEMO_STAFF } from '#lib/auth/demo-staff.ts'
import { safeReturnTo } from '#lib/auth/return-to.ts'
import { env } from '#lib/env.ts'
import { redirect } from '#lib/i18n/navigation.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations('admin.login'))('title') }
}

export default async function LoginPage({ searchParams }: Props) {
  const returnTo = safeReturnTo((await searchParams).next)
  if (await staffOf(await headers())) redirect({ href: returnTo, locale: await getLocale() })
  const isTrial = env().APP_ENV === 'demo' || env().APP_ENV === 'development'
  return (
    <LoginFrame>
      <LoginForm returnTo={returnTo} demo={isTrial ? DEMO_STAFF : null} />
    </LoginFrame>
  )
}
