import { CircleAlert, Store } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useNow } from '#components/ui/use-now.ts'
import type { MethodOffer } from '#lib/fees/offered-methods.ts'
import { AMOUNT_LIMITS_YEN } from '#lib/fees/policy.ts'
import { formatJst } from '#lib/jst.ts'
import { formatYen } from '#lib/money.ts'
import { voucherDeadline } from '#lib/vouchers/deadline.ts'
import type { CheckoutParts } from './checkout-drawer.tsx'

type Missing = Extract<MethodOffer, { available: false }>

/** What one should know before choosing: konbini's deadline and shops, or why a method is missing. */
export function MethodNotes({ methods, show }: CheckoutParts) {
  return (
    <div className="grid gap-3">
      {methods.map((offered) => {
        if (!offered.available) return <MissingMethod key={offered.method} missing={offered} />
        if (offered.method === 'card') return null
        return <KonbiniNote key={offered.method} days={show.terms.konbiniDays} />
      })}
    </div>
  )
}

function KonbiniNote({ days }: { days: number }) {
  const t = useTranslations('checkout.payment')
  const locale = useLocale()
  const now = useNow()
  return (
    <Note icon={<Store aria-hidden="true" />} title={t('konbini')}>
      <p className="font-bold">{t('noSeven')}</p>
      <p>{t('konbiniChains')}</p>
      {now ? (
        <p>{t('konbiniDeadline', { deadline: formatJst(voucherDeadline(now, days), locale) })}</p>
      ) : null}
    </Note>
  )
}

function MissingMethod({ missing }: { missing: Missing }) {
  const t = useTranslations('checkout.missing')
  const { min, max } = AMOUNT_LIMITS_YEN[missing.method]
  const limits = { minimum: formatYen(min), maximum: formatYen(max) }
  const reason =
    missing.method === 'konbini'
      ? t(`konbini.${missing.reason}`, limits)
      : missing.reason === 'amount_too_large'
        ? t('card.amount_too_large', limits)
        : t('card.amount_too_small', limits)
  return (
    <Note icon={<CircleAlert aria-hidden="true" />} title={t(`${missing.method}.title`)}>
      <p>{reason}</p>
      {missing.method === 'konbini' && missing.missingYen !== null ? (
        <p className="font-bold">{t('konbini.more', { amount: formatYen(missing.missingYen) })}</p>
      ) : null}
    </Note>
  )
}

function Note({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 rounded-md bg-sunk px-4 py-3 text-sm">
      <span className="mt-0.5 text-muted [&_svg]:size-5">{icon}</span>
      <div className="grid gap-0.5 text-pretty">
        <p className="font-bold">{title}</p>
        {children}
      </div>
    </div>
  )
}
