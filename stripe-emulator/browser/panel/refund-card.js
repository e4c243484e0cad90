import { element } from '../shared/dom.js'
import { formatMoment, formatYen } from '../shared/format.js'
import { locale, text } from './locale.js'

/** One refund. A konbini refund waits until the customer has said where to send the money. */
export function refundCard(refund, { act }) {
  const path = `refunds/${refund.id}`
  const isBankTransfer = Boolean(refund.next_action ?? refund.instructions_email)
  return element(
    'article',
    { class: 'Card', 'aria-label': refund.id },
    element(
      'header',
      { class: 'CardTop' },
      element('strong', { class: 'Money' }, formatYen(refund.amount, locale)),
      element(
        'span',
        { class: `Badge Badge--${refund.status}` },
        text.refundStatus[refund.status] ?? refund.status,
      ),
    ),
    element(
      'p',
      { class: 'Small' },
      `${formatMoment(refund.created)} · `,
      element('code', {}, refund.id),
      ' · ',
      element('code', {}, refund.payment_intent),
    ),
    element(
      'div',
      { class: 'Buttons' },
      refund.status === 'requires_action' &&
        action(text.submitAccount, () => act(`${path}/submit_bank_account`), 'Strong'),
      isBankTransfer &&
        ['pending', 'succeeded'].includes(refund.status) &&
        action(text.bounce, () => act(`${path}/bounce`)),
    ),
  )
}

function action(label, onclick, className) {
  return element('button', { type: 'button', class: className, onclick }, label)
}
