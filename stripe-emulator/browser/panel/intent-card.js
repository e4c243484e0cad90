import { chains } from '../shared/chains.js'
import { element } from '../shared/dom.js'
import { formatDeadline, formatMoment, formatYen } from '../shared/format.js'
import { locale, text } from './locale.js'

/** One payment: what it is waiting for, and for a voucher every way in which it can go on. */
export function intentCard(intent, { act, request, now }) {
  const { voucher } = intent
  const path = `payment_intents/${intent.id}`
  const answer = (outcome) =>
    act(`${path}/three_d_secure`, { outcome, client_secret: intent.client_secret })
  return element(
    'article',
    { class: 'Card', 'aria-label': intent.id },
    element(
      'header',
      { class: 'CardTop' },
      element('strong', { class: 'Money' }, formatYen(intent.amount, locale)),
      element('span', { class: `Badge Badge--${intent.status}` }, statusOf(intent)),
    ),
    element(
      'p',
      { class: 'Small' },
      intent.description && `${intent.description} · `,
      formatMoment(intent.created),
      ' · ',
      element('code', {}, intent.id),
    ),
    intent.last_payment_error &&
      element(
        'p',
        { class: 'Small Wrong', title: intent.last_payment_error.message },
        intent.last_payment_error.decline_code ?? intent.last_payment_error.code,
      ),
    voucher && voucherFacts(voucher),
    voucher?.status === 'pending' &&
      element(
        'div',
        { class: 'PayButtons' },
        chains.map(({ id, [locale]: name }) =>
          button(text.payAt(name), () => act(`${path}/pay`, { chain: id }), 'Strong'),
        ),
      ),
    element(
      'div',
      { class: 'Buttons' },
      voucher?.status === 'pending' && voucherButtons(path, voucher, { act, now }),
      intent.next_action?.type === 'use_stripe_sdk' && [
        button(text.passChallenge, () => answer('complete'), 'Strong'),
        button(text.failChallenge, () => answer('fail')),
      ],
      intent.status === 'succeeded' &&
        button(text.refundAll, () => request('refunds', { payment_intent: intent.id })),
      cancelable.has(intent.status) && button(text.cancelPayment, () => request(`${path}/cancel`)),
    ),
  )
}

/** docs.stripe.com/api/payment_intents/cancel */
const cancelable = new Set([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'requires_capture',
])

function statusOf({ status, voucher }) {
  if (voucher?.paying) return text.voucherStatus.paying
  if (status === 'requires_action' && voucher) return text.voucherStatus.pending
  if (status === 'requires_payment_method' && voucher?.status === 'expired') {
    return text.voucherStatus.expired
  }
  return text.intentStatus[status] ?? status
}

function voucherFacts(voucher) {
  const paidAt = chains.find(({ id }) => id === voucher.paid_chain)
  return element(
    'p',
    { class: 'Small' },
    paidAt ? text.paidAt(paidAt[locale]) : text.payBy(formatDeadline(voucher.expires_at, locale)),
    voucher.past_deadline && ` ${text.pastDeadline}`,
    ' · ',
    element('a', { href: `/konbini/voucher/${voucher.id}`, target: '_blank' }, text.openVoucher),
  )
}

function voucherButtons(path, voucher, { act, now }) {
  return [
    voucher.paying
      ? button(text.abandon, () => act(`${path}/abandon`))
      : button(text.startPaying, () => act(`${path}/start_paying`)),
    button(text.expire, () => act(`${path}/expire`)),
    !voucher.past_deadline &&
      button(text.toLastMinute, () =>
        act('clock', { advance: Math.max(0, voucher.expires_at - 60 - now()) }),
      ),
  ]
}

function button(label, onclick, className) {
  return element('button', { type: 'button', class: className, onclick }, label)
}
