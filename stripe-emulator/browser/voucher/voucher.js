import { chains } from '../shared/chains.js'
import { control, onChange } from '../shared/control.js'
import { element } from '../shared/dom.js'
import { formatDeadline, formatYen } from '../shared/format.js'
import { chainPanel } from './chain-panel.js'
import { describeRemaining, statusTexts } from './status.js'
import { drawTill } from './till.js'

// The page behind `hosted_voucher_url`: what the customer takes to the konbini.

const id = window.location.pathname.split('/').at(-1)
const sheet = document.getElementById('voucher')
const till = document.getElementById('till')
let chosen = localStorage.getItem('chain') ?? chains[0].id
let shown = ''

console.log('This is not Stripe: payments are emulated here. No money moves.')
onChange(load)
load()

async function load() {
  try {
    const voucher = await control(`vouchers/${id}`)
    // Redrawn only when something a person can see is different: the focus stays where it is.
    const { now: _, ...visible } = voucher
    if (JSON.stringify(visible) === shown) return
    shown = JSON.stringify(visible)
    sheet.replaceChildren(...drawSheet(voucher))
    drawTill(till, voucher, () => chosen)
  } catch {
    if (!shown) sheet.replaceChildren(element('h1', {}, 'このお支払い番号は見つかりません'))
  }
}

function drawSheet(voucher) {
  const status = statusTexts[voucher.paying ? 'paying' : voucher.status]
  const canPay = voucher.status === 'pending'
  const paidAt = chains.find(({ id: chain }) => chain === voucher.paid_chain)?.ja
  return [
    element(
      'div',
      { class: `Status Status--${voucher.status}`, role: 'status' },
      element('strong', {}, status.title),
      element('span', {}, paidAt ? `${paidAt}でのお支払いを確認しました。` : status.detail),
    ),
    element('h1', {}, 'コンビニお支払い番号'),
    element(
      'dl',
      { class: 'Facts' },
      fact('お支払い金額', formatYen(voucher.amount, 'ja'), 'Amount'),
      fact(
        'お支払い期限(日本時間)',
        `${formatDeadline(voucher.expires_at, 'ja')} まで`,
        'Deadline',
        canPay && describeRemaining(voucher.expires_at - voucher.now),
      ),
      (voucher.product_description || voucher.description) &&
        fact('内容', voucher.product_description || voucher.description),
      voucher.customer_name && fact('お名前', `${voucher.customer_name} 様`),
    ),
    canPay && drawChains(voucher),
    canPay &&
      element(
        'ul',
        { class: 'Notes' },
        element('li', {}, 'お支払いは現金のみです。'),
        element('li', {}, 'セブン-イレブンではお支払いいただけません。'),
        element('li', {}, '端末から出る申込券は30分間有効です。お早めにレジへお持ちください。'),
        element('li', {}, 'レジでお受け取りになる領収書は、大切に保管してください。'),
      ),
    canPay &&
      element(
        'button',
        { type: 'button', class: 'Print', onclick: () => window.print() },
        '印刷する',
      ),
  ].filter(Boolean)
}

function fact(label, value, className, note) {
  return element(
    'div',
    { class: 'Fact' },
    element('dt', {}, label),
    element('dd', { class: className }, value, note ? element('small', {}, note) : null),
  )
}

function drawChains(voucher) {
  const offered = chains.filter(({ id: chain }) => voucher.stores[chain])
  const tabs = offered.map(({ id: chain, ja }) =>
    element(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${chain}`,
        class: 'ChainTab',
        'aria-controls': `panel-${chain}`,
        onclick: () => choose(chain),
      },
      ja,
    ),
  )
  const panels = offered.map((chain) => chainPanel(chain, voucher.stores[chain.id]))
  const choose = (wanted) => {
    chosen = offered.some(({ id: chain }) => chain === wanted) ? wanted : offered[0]?.id
    localStorage.setItem('chain', chosen)
    for (const [index, { id: chain }] of offered.entries()) {
      const isChosen = chain === chosen
      tabs[index].setAttribute('aria-selected', String(isChosen))
      tabs[index].tabIndex = isChosen ? 0 : -1
      panels[index].classList.toggle('ChainPanel--chosen', isChosen)
    }
  }
  choose(chosen)
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const at = offered.findIndex(({ id: chain }) => chain === chosen)
    const next = (at + step + offered.length) % offered.length
    choose(offered[next].id)
    tabs[next].focus()
  }
  return element(
    'section',
    { class: 'Chains', 'aria-label': 'コンビニを選ぶ' },
    element(
      'div',
      { class: 'ChainTabs', role: 'tablist', 'aria-label': 'コンビニ', onkeydown: move },
      tabs,
    ),
    panels,
  )
}
