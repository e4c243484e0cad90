import type Stripe from 'stripe'
import { currentPeriod } from '../billing/subscription-life.ts'
import { updateSubscription } from '../billing/subscriptions.ts'
import { ApiError } from '../http/errors.ts'
import { updateCustomer } from '../resources/customers.ts'
import { draftMethod, storeMethod } from '../resources/payment-methods.ts'
import { attachToCustomer } from '../resources/saved-methods.ts'
import { idOf, type World } from '../world.ts'
import { html } from './html.ts'
import { day, type HostedAnswer, money, page, redirect } from './page.ts'
import { alert, cardFields, readPayForm } from './pay-form.ts'
import { type Lang, textFor } from './text.ts'

/** The customer portal: what one has, what one owes, and the card that pays for it. */
export function showPortal(
  world: World,
  session: Stripe.BillingPortal.Session,
  lang: Lang,
  problem: string | null = null,
): HostedAnswer {
  const text = textFor(lang)
  const { subscriptions, invoices } = world.data
  const mine = [...subscriptions.values()].filter((one) => one.customer === session.customer)
  const bills = [...invoices.values()].filter((one) => one.customer === session.customer)
  const customer = world.data.customers.get(session.customer)
  const onFile = idOf(customer?.invoice_settings.default_payment_method)
  const card = world.data.payment_methods.get(onFile ?? '')?.card
  return page(
    lang,
    text.portal,
    html`<section>
      <h2>${text.subscriptions}</h2>
      ${mine.length === 0 && html`<p>${text.noSubscriptions}</p>`}
      ${mine.reverse().map((one) => plan(world, one, lang))}
    </section>
    <section>
      <h2>${text.method}</h2>
      <p>${card ? `${card.brand} •••• ${card.last4} (${card.exp_month} / ${card.exp_year})` : text.noMethod}</p>
      ${alert(problem)}
      <form method="post" class="Fields">
        <input type="hidden" name="method" value="card">
        ${cardFields(text, customer?.name ?? null)}
        <button>${text.replaceCard}</button>
      </form>
    </section>
    <section>
      <h2>${text.invoices}</h2>
      <ul class="Plain">
        ${bills.reverse().map(
          (one) => html`<li>
            <a href="${one.hosted_invoice_url ?? '#'}">${one.number ?? one.id}</a>
            ${money(lang, one.total, one.currency)}, ${text.invoiceStatus[one.status ?? ''] ?? ''}
          </li>`,
        )}
      </ul>
    </section>
    ${session.return_url && html`<p><a href="${session.return_url}">${text.backToShop}</a></p>`}`,
    problem ? 402 : 200,
  )
}

export function submitPortal(
  world: World,
  session: Stripe.BillingPortal.Session,
  lang: Lang,
  form: Record<string, unknown>,
): HostedAnswer {
  try {
    const problem = act(world, session, lang, form)
    if (problem) return showPortal(world, session, lang, problem)
  } catch (error) {
    if (error instanceof ApiError) return showPortal(world, session, lang, error.message)
    throw error
  }
  return redirect(`${new URL(session.url).pathname}?lang=${lang}`)
}

function act(
  world: World,
  session: Stripe.BillingPortal.Session,
  lang: Lang,
  form: Record<string, unknown>,
): string | null {
  for (const [action, leave] of [
    ['cancel', true],
    ['resume', false],
  ] as const) {
    const subscription = world.data.subscriptions.get(String(form[action] ?? ''))
    if (subscription?.customer !== session.customer) continue
    updateSubscription(world, subscription.id, { cancel_at_period_end: leave })
    return null
  }
  if (form.method !== 'card') return null
  const data = readPayForm(textFor(lang), form)
  if (typeof data === 'string') return data
  const draft = draftMethod(world, data, 'payment_method_data')
  storeMethod(world, draft)
  attachToCustomer(world, draft.method.id, { customer: session.customer })
  updateCustomer(world, session.customer, {
    invoice_settings: { default_payment_method: draft.method.id },
  })
  for (const subscription of world.data.subscriptions.values()) {
    const own = subscription.customer === session.customer && subscription.default_payment_method
    const over = ['canceled', 'incomplete_expired'].includes(subscription.status)
    if (!own || over) continue
    updateSubscription(world, subscription.id, { default_payment_method: draft.method.id })
  }
  return null
}

function plan(world: World, subscription: Stripe.Subscription, lang: Lang) {
  const text = textFor(lang)
  const { id, status, items, cancel_at } = subscription
  const names = items.data.map(({ price }) => {
    const product = world.data.products.get(idOf(price.product as string) ?? '')
    return `${product?.name ?? id} ${money(lang, price.unit_amount ?? 0, price.currency)}`
  })
  const running = ['active', 'trialing', 'past_due'].includes(status)
  const end = currentPeriod(subscription).end
  const next = cancel_at ? text.endsOn(day(lang, cancel_at)) : text.renewsOn(day(lang, end))
  return html`<form method="post" class="Plan" data-subscription="${id}">
    <p><strong>${names.join(', ')}</strong> <span class="Status" data-status="${status}">${text.subscriptionStatus[status] ?? status}</span></p>
    ${running && html`<p>${next}</p>`}
    ${
      running &&
      (cancel_at
        ? html`<button name="resume" value="${id}">${text.resumePlan}</button>`
        : html`<button name="cancel" value="${id}" class="Quiet">${text.cancelPlan}</button>`)
    }
  </form>`
}
