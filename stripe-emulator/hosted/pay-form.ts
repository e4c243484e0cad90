import type { MethodData } from '../resources/payment-methods.ts'
import { type Html, html } from './html.ts'
import type { Text } from './text.ts'

/** Names of the fields, the same as on Stripe's own hosted pages. */
export type CardField = 'billingName' | 'cardCvc' | 'cardExpiry' | 'cardNumber' | 'email'

interface PayFormOptions {
  types: string[]
  /** What the button for the card says. */
  button: string
  email: string | null
  name: string | null
  failed: Failed | null
}

/** A form that came back: what is wrong with it, and what was typed. */
export interface Failed {
  problem: string
  form: Record<string, unknown>
}

/** One form per method; with two methods they fold, the one that failed or came first is open. */
export function payForm(text: Text, given: PayFormOptions): Html {
  const { failed, types } = given
  const typed = (name: string) => {
    const value = failed?.form[name]
    return typeof value === 'string' ? value : null
  }
  const name = typed('billingName') ?? given.name
  const options = { ...given, name, email: typed('email') ?? given.email }
  const open = types.find((type) => type === failed?.form.method) ?? types[0]
  const forms = options.types.map((type) => {
    const form = type === 'card' ? cardForm(text, options) : konbiniForm(text, options)
    if (options.types.length === 1) return form
    const label = type === 'card' ? text.card : text.konbini
    return html`<details name="method" data-value="${type}"${type === open && { html: ' open' }}>
      <summary>${label}</summary>
      ${form}
    </details>`
  })
  return html`${alert(failed?.problem ?? null)}${forms}`
}

export function alert(problem: string | null): Html | null {
  return problem === null ? null : html`<p class="Problem" role="alert">${problem}</p>`
}

function cardForm(text: Text, options: PayFormOptions): Html {
  return html`<form method="post" class="Fields">
    <input type="hidden" name="method" value="card">
    ${field('email', text.email, options.email, 'email', 'email')}
    ${cardFields(text, options.name)}
    <button>${options.button}</button>
  </form>`
}

/** The fields of a card, for any form that takes one. */
export function cardFields(text: Text, name: string | null): Html {
  return html`${field('cardNumber', text.cardNumber, null, 'text', 'cc-number', '1234 1234 1234 1234')}
    <div class="Pair">
      ${field('cardExpiry', text.cardExpiry, null, 'text', 'cc-exp', 'MM / YY')}
      ${field('cardCvc', text.cardCvc, null, 'text', 'cc-csc', 'CVC')}
    </div>
    ${field('billingName', text.name, name, 'text', 'cc-name')}`
}

function konbiniForm(text: Text, options: PayFormOptions): Html {
  return html`<form method="post" class="Fields">
    <p>${text.konbiniHint}</p>
    <input type="hidden" name="method" value="konbini">
    ${field('billingName', text.name, options.name, 'text', 'name')}
    ${field('email', text.email, options.email, 'email', 'email')}
    <button>${text.issueCode}</button>
  </form>`
}

export function field(
  name: string,
  label: string,
  value: string | null,
  type: string,
  autocomplete: string,
  placeholder = '',
): Html {
  const numeric = /^(card|routing|account)/.test(name)
  return html`<label>
    <span>${label}</span>
    <input name="${name}" type="${type}" value="${value ?? ''}" autocomplete="${autocomplete}" placeholder="${placeholder}"${numeric && { html: ' inputmode="numeric"' }} required>
  </label>`
}

/** What was typed, as a payment method; or the sentence that says what is missing. */
export function readPayForm(text: Text, form: Record<string, unknown>): MethodData | string {
  const given = (name: CardField) => (typeof form[name] === 'string' ? form[name].trim() : '')
  const billing_details = { name: given('billingName'), email: given('email') }
  if (!billing_details.name) return text.missing('billingName')
  if (form.method === 'konbini') {
    if (!billing_details.email) return text.missing('email')
    return { type: 'konbini', billing_details }
  }
  const expiry = /^(\d{1,2})\s*\/?\s*(\d{2}|\d{4})$/.exec(given('cardExpiry'))
  if (!given('cardNumber')) return text.missing('cardNumber')
  if (!expiry) return text.missing('cardExpiry')
  if (!given('cardCvc')) return text.missing('cardCvc')
  return {
    type: 'card',
    billing_details,
    card: {
      number: given('cardNumber'),
      exp_month: Number(expiry[1]),
      exp_year: Number(expiry[2]),
      cvc: given('cardCvc'),
    },
  }
}
