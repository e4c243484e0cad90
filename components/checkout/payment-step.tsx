import { PaymentElement } from '@stripe/react-stripe-js'
import { RotateCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#components/ui/cn.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { CheckoutParts } from './checkout-drawer.tsx'
import { MethodNotes } from './method-notes.tsx'

/**
 * Stripe's Payment Element. It is mounted once, while the first step is still filled in, and only
 * hidden afterwards: what is typed into it survives going back, and a declined card.
 */
export function PaymentStep(parts: CheckoutParts) {
  const { dispatch, stripeJs, methods } = parts
  const t = useTranslations('checkout.payment')
  const [isReady, setReady] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const [round, setRound] = useState(0)
  const isBroken = hasFailed || stripeJs.failed

  const reload = () => {
    setFailed(false)
    setReady(false)
    if (stripeJs.failed) stripeJs.reload()
    else setRound((count) => count + 1)
  }
  if (methods.every((offered) => !offered.available)) return <MethodNotes {...parts} />
  return (
    <section className="grid gap-5">
      <h3 className="text-lg font-bold">{t('heading')}</h3>
      {isBroken ? (
        <div role="alert" className="grid justify-items-start gap-3 rounded-md bg-sunk p-4 text-sm">
          {t('loadFailed')}
          <Button size="sm" icon={<RotateCw aria-hidden="true" />} onClick={reload}>
            {t('reload')}
          </Button>
        </div>
      ) : null}
      {isReady || isBroken ? null : <LoadingMethods label={t('loading')} />}
      <div className={cn((!isReady || isBroken) && 'h-0 overflow-hidden')}>
        <PaymentElement
          key={round}
          options={OPTIONS}
          onReady={() => setReady(true)}
          onLoadError={() => setFailed(true)}
          onChange={({ value, complete }) =>
            dispatch({ type: 'chose', method: value.type, complete })
          }
        />
      </div>
      <MethodNotes {...parts} />
    </section>
  )
}

/**
 * Name, e-mail and phone were asked for in the first step. Wallets would open their own sheet
 * when the form is checked, long before the order is confirmed, and so have no place here.
 */
const OPTIONS = {
  layout: { type: 'tabs' as const },
  fields: {
    billingDetails: { name: 'never' as const, email: 'never' as const, phone: 'never' as const },
  },
  wallets: { applePay: 'never' as const, googlePay: 'never' as const, link: 'never' as const },
  paymentMethodOrder: ['card', 'konbini'],
}

function LoadingMethods({ label }: { label: string }) {
  return (
    <div role="status" className="grid gap-3">
      <span className="sr-only">{label}</span>
      <div className="grid grid-cols-2 gap-2">
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
      <Skeleton className="h-12" />
      <div className="grid grid-cols-2 gap-2">
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </div>
    </div>
  )
}
