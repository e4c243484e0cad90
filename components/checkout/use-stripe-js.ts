import type { Stripe } from '@stripe/stripe-js'
import { useCallback, useEffect, useState } from 'react'
import type { Locale } from '#lib/i18n/locales.ts'
import { loadStripeJs, type StripeSettings } from './load-stripe-js.ts'

export type StripeJs = { stripe: Stripe | null; failed: boolean; reload: () => void }

/** Stripe.js from the moment a checkout opens. */
export function useStripeJs(settings: StripeSettings, locale: Locale): StripeJs {
  const { publishableKey, stripeJsUrl } = settings
  const [stripe, setStripe] = useState<Stripe | null>(null)
  const [failed, setFailed] = useState(false)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round loads again
  useEffect(() => {
    let current = true
    loadStripeJs({ publishableKey, stripeJsUrl }, locale).then(
      (loaded) => current && setStripe(loaded),
      () => current && setFailed(true),
    )
    return () => {
      current = false
    }
  }, [publishableKey, stripeJsUrl, locale, round])
  const reload = useCallback(() => {
    setFailed(false)
    setRound((count) => count + 1)
  }, [])
  return { stripe, failed, reload }
}
