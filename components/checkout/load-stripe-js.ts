import type { Stripe, StripeElementLocale } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'

export type StripeSettings = { publishableKey: string; stripeJsUrl: string }

const STRIPE_JS = 'https://js.stripe.com'
const LOAD_TIMEOUT_MS = 20_000

/**
 * Stripe.js, fetched when a customer starts to buy and not before: viewers who only watch tell
 * Stripe nothing. Rejects when it cannot be loaded; asking again tries again.
 *
 * `/pure`, because the package's main entry adds its script tag as soon as it is imported. Where
 * the script comes from another address, it is here first, and `loadStripe` takes what it finds.
 */
export async function loadStripeJs(
  { publishableKey, stripeJsUrl }: StripeSettings,
  locale: StripeElementLocale,
): Promise<Stripe> {
  if (new URL(stripeJsUrl).origin !== STRIPE_JS && !('Stripe' in window)) {
    await addScript(new URL('/endive/stripe.js', stripeJsUrl).href)
  }
  const stripe = await loadStripe(publishableKey, { locale })
  if (!stripe) throw new Error('Stripe.js needs a browser')
  return stripe
}

function addScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    const fail = () => {
      script.remove()
      reject(new Error(`Could not load ${src}`))
    }
    const timer = setTimeout(fail, LOAD_TIMEOUT_MS)
    script.addEventListener('error', fail)
    script.addEventListener('load', () => resolve())
    script.addEventListener('load', () => clearTimeout(timer))
    script.src = src
    script.async = true
    document.head.append(script)
  })
}
