import { portalOfToken } from '../billing/portal.ts'
import { parseForm } from '../http/form.ts'
import type { World } from '../world.ts'
import { showCheckout, submitCheckout } from './checkout-page.ts'
import { html } from './html.ts'
import { showInvoice, submitInvoice } from './invoice-page.ts'
import { type HostedAnswer, page } from './page.ts'
import { showPortal, submitPortal } from './portal-page.ts'
import { showRefund, submitRefund } from './refund-page.ts'
import { chooseLang, type Lang, textFor } from './text.ts'

/**
 * Answers `/hosted/*`: the pages that Stripe shows under its own address. Plain HTML and forms,
 * so that they need no script and a test can also use them without a browser.
 */
export function answerHosted(
  world: World,
  method: string,
  url: URL,
  body: string,
  acceptLanguage: string | undefined,
): HostedAnswer {
  const [, , kind = '', id = ''] = url.pathname.split('/')
  const shown = find(world, kind, id)
  const lang = chooseLang(url.searchParams.get('lang'), shown?.locale, acceptLanguage)
  if (!shown) {
    const text = textFor(lang)
    return page(lang, text.notFound, html``, 404)
  }
  const answer =
    method === 'POST'
      ? shown.submit(lang, parseForm(body) as Record<string, unknown>)
      : shown.show(lang)
  world.changed()
  return answer
}

interface Shown {
  locale?: string | null
  show(lang: Lang): HostedAnswer
  submit(lang: Lang, form: Record<string, unknown>): HostedAnswer
}

function find(world: World, kind: string, id: string): Shown | null {
  const { data } = world
  if (kind === 'checkout') {
    const stored = data.checkout_sessions.get(id)
    return stored
      ? {
          locale: stored.session.locale,
          show: (lang) => showCheckout(world, stored, lang),
          submit: (lang, form) => submitCheckout(world, stored, lang, form),
        }
      : null
  }
  if (kind === 'invoices') {
    const invoice = data.invoices.get(data.hosted_pages.get(id) ?? '')
    return invoice
      ? {
          show: (lang) => showInvoice(world, invoice, lang),
          submit: (lang, form) => submitInvoice(world, invoice, lang, form),
        }
      : null
  }
  if (kind === 'portal') {
    const session = portalOfToken(world, id)
    return session
      ? {
          locale: session.locale,
          show: (lang) => showPortal(world, session, lang),
          submit: (lang, form) => submitPortal(world, session, lang, form),
        }
      : null
  }
  const refund = kind === 'refunds' ? data.refunds.get(id) : undefined
  return refund
    ? {
        show: (lang) => showRefund(refund, lang),
        submit: (lang, form) => submitRefund(world, refund, lang, form),
      }
    : null
}
