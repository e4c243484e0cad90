import { element } from '../shared/dom.js'
import { formatMoment, formatYen } from '../shared/format.js'
import { locale, text } from './locale.js'

/** One of Stripe's test accounts that send the money back. */
const CLOSED_ACCOUNT = '1111113'

/** One refund. A konbini refund waits until the customer has said where to send the money. */
export function refundCard(refund, { act, request }) {
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
      refund.status === 'requires_action' && [
        action(text.submitAccount, () => act(`${path}/submit_bank_account`), 'Strong'),
        action(text.submitWrongAccount, () =>
          act(`${path}/submit_bank_account`, { account_number: CLOSED_ACCOUNT }),
        ),
        action(text.expireRefund, () => request(`test_helpers/${path}/expire`)),
        action(text.cancelRefund, () => request(`${path}/cancel`)),
      ],
      isBankTransfer &&
        ['pending', 'succeeded'].includes(refund.status) &&
        action(text.bounce, () => act(`${path}/bounce`)),
    ),
  )
}

function action(label, onclick, className) {
  return element('button', { type: 'button', class: className, onclick }, label)
}
