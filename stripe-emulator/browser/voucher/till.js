import { chains } from '../shared/chains.js'
import { control } from '../shared/control.js'
import { element } from '../shared/dom.js'

/**
 * What only the emulator has: the other side of the counter. It plays the customer at the kiosk and
 * the passing of time, so that a payment can be tried without a shop.
 *
 * @param {HTMLElement} box
 * @param {object} voucher as `/_emulator/vouchers/:id` answers
 * @param {() => string} chosenChain the tab that is open on the page
 */
export function drawTill(box, voucher, chosenChain) {
  const problem = element('p', { class: 'Problem', role: 'alert' })
  const act = (action) => async () => {
    problem.textContent = ''
    try {
      await control(`payment_intents/${voucher.payment_intent}/${action}`, { chain: chosenChain() })
    } catch (error) {
      problem.textContent = `できませんでした: ${error.message}`
    }
  }
  const isPending = voucher.status === 'pending'
  const button = (label, action, disabled) =>
    element('button', { type: 'button', onclick: act(action), disabled }, label)

  box.replaceChildren(
    element('h2', { id: 'till-heading' }, 'エミュレーターのレジ'),
    element(
      'p',
      {},
      isPending
        ? '上で選んだお店でのお支払いを試せます。お金は動きません。'
        : 'このお支払いは終わりました。レジでできることはありません。',
    ),
    element(
      'div',
      { class: 'TillButtons' },
      button('このお店で支払う', 'pay', !isPending),
      button('レジで操作中にする', 'start_paying', !isPending || Boolean(voucher.paying)),
      button('やめる', 'abandon', !voucher.paying),
      button('期限切れにする', 'expire', !isPending),
    ),
    element('p', {}, voucher.paying && payingText(voucher.paying)),
    problem,
    element('p', {}, element('a', { href: '/' }, 'エミュレーターの操作盤を開く')),
  )
}

function payingText({ chain }) {
  const name = chains.find(({ id }) => id === chain)?.ja ?? chain
  return `${name}のレジに並んでいます。この間、お店はこのお支払いを取り消せません。`
}
