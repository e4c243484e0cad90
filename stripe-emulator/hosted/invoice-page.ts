import type Stripe from 'stripe'
import { intentOf } from '../billing/invoice-payments.ts'
import { ApiError } from '../http/errors.ts'
import { pendingVoucher } from '../resources/konbini.ts'
import { confirmIntent } from '../resources/payment-intents.ts'
import type { World } from '../world.ts'
import { answerChallenge, challengePage, wantsChallenge } from './challenge.ts'
import { html } from './html.ts'
import { day, type HostedAnswer, money, page, redirect } from './page.ts'
import { type Failed, payForm, readPayForm } from './pay-form.ts'
import { type Lang, textFor } from './text.ts'

/** The hosted invoice: what is owed, and the ways to pay it. */
export function showInvoice(
  world: World,
  invoice: Stripe.Invoice,
  lang: Lang,
  failed: Failed | null = null,
): HostedAnswer {
  const text = textFor(lang)
  const intent = intentOf(world, invoice)
  const open = invoice.status === 'open'
  if (open && wantsChallenge(intent)) return challengePage(lang)
  const total = money(lang, invoice.total, invoice.currency)
  const voucher = open && intent ? pendingVoucher(world, intent) : null
  return page(
    lang,
    `${text.invoice} ${invoice.number ?? ''}`,
    html`<p class="Status" data-status="${invoice.status ?? ''}">${text.invoiceStatus[invoice.status ?? ''] ?? ''}</p>
    ${invoice.due_date !== null && open && html`<p>${text.due}: ${day(lang, invoice.due_date)}</p>`}
    <table class="Lines">
      ${invoice.lines.data.map(
        (line) => html`<tr>
          <td>${line.description ?? ''}</td>
          <td>${money(lang, line.amount, line.currency)}</td>
        </tr>`,
      )}
      <tr class="Total"><td>${text.total}</td><td>${total}</td></tr>
    </table>
    ${
      voucher &&
      html`<p>${text.voucherReady}</p>
      <p>${text.due}: ${day(lang, voucher.expires_at)}</p>
      <p><a class="Button" href="/konbini/voucher/${voucher.id}">${text.showVoucher}</a></p>`
    }
    ${
      open &&
      intent &&
      !voucher &&
      payForm(text, {
        types: intent.payment_method_types,
        button: text.pay(total),
        email: invoice.customer_email,
        name: invoice.customer_name,
        failed,
      })
    }`,
    failed ? 402 : 200,
  )
}

export function submitInvoice(
  world: World,
  invoice: Stripe.Invoice,
  lang: Lang,
  form: Record<string, unknown>,
): HostedAnswer {
  const here = `${new URL(invoice.hosted_invoice_url ?? world.baseUrl).pathname}?lang=${lang}`
  const intent = intentOf(world, invoice)
  if (invoice.status !== 'open' || !intent) return redirect(here)
  if (wantsChallenge(intent)) {
    const problem = answerChallenge(world, intent, form)
    return problem ? showInvoice(world, invoice, lang, { problem, form }) : redirect(here)
  }
  const payment_method_data = readPayForm(textFor(lang), form)
  if (typeof payment_method_data === 'string') {
    return showInvoice(world, invoice, lang, { problem: payment_method_data, form })
  }
  try {
    confirmIntent(world, intent.id, { payment_method_data })
  } catch (error) {
    if (error instanceof ApiError) {
      return showInvoice(world, invoice, lang, { problem: error.message, form })
    }
    throw error
  }
  return redirect(here)
}
