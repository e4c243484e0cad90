import { env } from '#lib/env.ts'

/** What a browser needs to open Stripe's fields. Read at run time: one build serves every key. */
export function stripeSettings(): { publishableKey: string; stripeJsUrl: string } {
  const { NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY, STRIPE_JS_URL } = env()
  return {
    publishableKey: NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY,
    stripeJsUrl: STRIPE_JS_URL.replace(/\/$/, ''),
  }
}
