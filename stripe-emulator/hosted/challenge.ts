import type Stripe from 'stripe'
import { finishAuthentication } from '../resources/card-payment.ts'
import type { World } from '../world.ts'
import { html } from './html.ts'
import { type HostedAnswer, page } from './page.ts'
import { type Lang, textFor } from './text.ts'

export function wantsChallenge(intent: Stripe.PaymentIntent | null): boolean {
  return intent?.next_action?.type === 'use_stripe_sdk'
}

/** Where a bank would ask its customer, with the two answers a test needs. */
export function challengePage(lang: Lang): HostedAnswer {
  const text = textFor(lang)
  return page(
    lang,
    text.challenge,
    html`<p>${text.challengeHint}</p>
    <form method="post" class="Choices">
      <button name="challenge" value="complete">${text.complete}</button>
      <button name="challenge" value="fail" class="Quiet">${text.fail}</button>
    </form>`,
  )
}

/** Returns the sentence of a failure, or null. */
export function answerChallenge(
  world: World,
  intent: Stripe.PaymentIntent,
  form: Record<string, unknown>,
): string | null {
  finishAuthentication(world, intent, form.challenge === 'complete' ? 'complete' : 'fail')
  return intent.last_payment_error?.message ?? null
}
