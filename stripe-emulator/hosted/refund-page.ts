import type Stripe from 'stripe'
import { submitAccount } from '../resources/refund-life.ts'
import type { World } from '../world.ts'
import { html } from './html.ts'
import { type HostedAnswer, money, page, redirect } from './page.ts'
import { alert, field } from './pay-form.ts'
import { type Lang, textFor } from './text.ts'

/** The bank and branch code of Stripe's test accounts. */
const TEST_ROUTING = '1100000'

/** Where the e-mail about a konbini refund leads: the customer names a bank account. */
export function showRefund(
  refund: Stripe.Refund,
  lang: Lang,
  problem: string | null = null,
): HostedAnswer {
  const text = textFor(lang)
  const status = refund.status ?? ''
  if (status !== 'requires_action') {
    return page(
      lang,
      text.refund,
      html`<p class="Status" data-status="${status}">${text.refundStatus[status] ?? status}</p>`,
    )
  }
  return page(
    lang,
    text.refund,
    html`<p>${text.refundHint(money(lang, refund.amount, refund.currency))}</p>
    ${alert(problem)}
    <form method="post" class="Fields">
      ${field('routing', text.routing, null, 'text', 'off', TEST_ROUTING)}
      ${field('account', text.account, null, 'text', 'off', '0001234')}
      ${field('holder', text.holder, null, 'text', 'name')}
      <button>${text.submitAccount}</button>
    </form>
    <p class="Hint">${text.refundTest}</p>`,
    problem ? 402 : 200,
  )
}

export function submitRefund(
  world: World,
  refund: Stripe.Refund,
  lang: Lang,
  form: Record<string, unknown>,
): HostedAnswer {
  const text = textFor(lang)
  if (refund.status === 'requires_action') {
    if (form.routing !== TEST_ROUTING) return showRefund(refund, lang, text.badRouting)
    const problem = submitAccount(world, refund, String(form.account ?? ''))
    if (problem) return showRefund(refund, lang, problem)
  }
  return redirect(`/hosted/refunds/${refund.id}?lang=${lang}`)
}
