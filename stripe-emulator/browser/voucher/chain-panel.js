import { element } from '../shared/dom.js'

/** Numbers and steps of one chain. On paper all chains are printed, one below the other. */
export function chainPanel({ id, ja }, store) {
  const { machine, steps } = guides[id]
  return element(
    'div',
    { class: 'ChainPanel', role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}` },
    element('p', { class: 'ChainName' }, ja),
    number('支払いコード', store.payment_code),
    store.confirmation_number && number('確認番号', store.confirmation_number),
    element('h2', {}, `お支払い方法(${machine})`),
    element(
      'ol',
      { class: 'Steps' },
      steps.map((step) => element('li', {}, step)),
    ),
  )
}

function number(label, digits) {
  const copy = element(
    'button',
    { type: 'button', class: 'Copy', 'aria-label': `${label}をコピー` },
    'コピー',
  )
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(digits)
    copy.textContent = 'コピーしました'
    copy.setAttribute('aria-live', 'polite')
  })
  return element(
    'div',
    { class: 'Number' },
    element('span', { class: 'NumberLabel' }, label),
    element(
      'span',
      { class: 'Digits', 'aria-label': digits },
      groupDigits(digits).map((group) => element('span', {}, group)),
    ),
    copy,
  )
}

/** In threes and fours, as telephone numbers are read: easy to keep in mind up to the kiosk. */
function groupDigits(digits) {
  const sizes = { 10: [3, 3, 4], 11: [3, 4, 4] }[digits.length]
  if (!sizes) return digits.match(digits.length % 4 === 0 ? /.{1,4}/g : /.{1,3}/g)
  let from = 0
  return sizes.map((size) => {
    from += size
    return digits.slice(from - size, from)
  })
}

const loppi = {
  machine: 'Loppi 端末',
  steps: [
    'Loppi の画面で「各種番号をお持ちの方」を選びます。',
    '「支払いコード」を入力して「次へ」を押します。',
    '「確認番号」を入力して「次へ」を押します。',
    '内容を確認して「了解」を押し、申込券を受け取ります。',
    '30分以内に申込券をレジへ持って行き、現金で支払います。',
  ],
}

const guides = {
  familymart: {
    machine: 'マルチコピー機',
    steps: [
      'マルチコピー機の画面で「代金支払い」を選びます。',
      '「支払いコード」を入力して「OK」を押します。',
      '「確認番号」を入力して「OK」を押します。',
      '内容を確認して、申込券を受け取ります。',
      '30分以内に申込券をレジへ持って行き、現金で支払います。',
    ],
  },
  lawson: loppi,
  ministop: loppi,
  seicomart: {
    machine: 'レジ',
    steps: [
      'レジで「インターネットの支払い」と伝えます。',
      'レジの画面に「支払いコード」を入力します。',
      '「確認番号」を入力します。',
      '内容を確認して、現金で支払います。',
    ],
  },
}
