import type Stripe from 'stripe'
import { intentOfCheckout, payCheckout } from '../billing/checkout-payment.ts'
import { ApiError } from '../http/errors.ts'
import { pendingVoucher } from '../resources/konbini.ts'
import type { StoredCheckout } from '../store.ts'
import { idOf, type World } from '../world.ts'
import { answerChallenge, challengePage, wantsChallenge } from './challenge.ts'
import { html } from './html.ts'
import { day, type HostedAnswer, money, page, redirect } from './page.ts'
import { type Failed, payForm, readPayForm } from './pay-form.ts'
import { type Lang, textFor } from './text.ts'

/** Stripe's Checkout: the customer pays or subscribes and is sent back to the shop. */
export function showCheckout(
  world: World,
  stored: StoredCheckout,
  lang: Lang,
  failed: Failed | null = null,
): HostedAnswer {
  const { session } = stored
  const text = textFor(lang)
  const intent = intentOfCheckout(world, session)
  if (session.status === 'expired') {
    return page(
      lang,
      text.checkout,
      html`<p>${text.expired}</p>${back(session.cancel_url, text.backToShop)}`,
    )
  }
  if (session.status === 'complete') return showDone(world, session, intent, lang)
  if (wantsChallenge(intent)) return challengePage(lang)
  const customer = world.data.customers.get(idOf(session.customer as string) ?? '')
  const total = money(lang, session.amount_total ?? 0, session.currency ?? 'jpy')
  const trial = Boolean(stored.subscription_data.trial_period_days)
  const subscribe = trial ? text.startTrial : text.subscribe(total)
  return page(
    lang,
    text.checkout,
    html`<table class="Lines">
      ${stored.items.map(
        (item) => html`<tr>
          <td>${item.description ?? ''} × ${item.quantity ?? 1}</td>
          <td>${money(lang, item.amount_total, item.currency)}</td>
        </tr>`,
      )}
      <tr class="Total"><td>${text.total}</td><td>${total}</td></tr>
    </table>
    ${payForm(text, {
      types: session.payment_method_types,
      button: session.mode === 'subscription' ? subscribe : text.pay(total),
      email: customer?.email ?? session.customer_email,
      name: customer?.name ?? null,
      failed,
    })}
    ${back(session.cancel_url, text.backToShop)}`,
    failed ? 402 : 200,
  )
}

export function submitCheckout(
  world: World,
  stored: StoredCheckout,
  lang: Lang,
  form: Record<string, unknown>,
): HostedAnswer {
  const { session } = stored
  const here = `/hosted/checkout/${session.id}?lang=${lang}`
  if (session.status !== 'open') return redirect(here)
  const waiting = intentOfCheckout(world, session)
  if (waiting && wantsChallenge(waiting)) {
    const problem = answerChallenge(world, waiting, form)
    if (problem) return showCheckout(world, stored, lang, { problem, form })
  } else {
    const data = readPayForm(textFor(lang), form)
    if (typeof data === 'string') {
      return showCheckout(world, stored, lang, { problem: data, form })
    }
    try {
      payCheckout(world, stored, data)
    } catch (error) {
      if (error instanceof ApiError) {
        return showCheckout(world, stored, lang, { problem: error.message, form })
      }
      throw error
    }
  }
  const done = session.payment_status !== 'unpaid' && session.success_url
  return redirect(done ? successUrl(session) : here)
}

/** The voucher is shown here first, as the shop may not know how. */
function showDone(
  world: World,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
  lang: Lang,
): HostedAnswer {
  const text = textFor(lang)
  const voucher = intent ? pendingVoucher(world, intent) : null
  const link = back(successUrl(session), text.backToShop)
  if (!voucher) return page(lang, text.checkout, html`<p>${text.done}</p>${link}`)
  return page(
    lang,
    text.checkout,
    html`<p>${text.voucherReady}</p>
    <p>${text.due}: ${day(lang, voucher.expires_at)}</p>
    <p><a class="Button" href="/konbini/voucher/${voucher.id}">${text.showVoucher}</a></p>
    ${link}`,
  )
}

function successUrl(session: Stripe.Checkout.Session): string {
  return (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}

function back(url: string | null, label: string) {
  return url && html`<p><a href="${url}">${label}</a></p>`
}
