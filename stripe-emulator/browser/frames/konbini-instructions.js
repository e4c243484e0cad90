import { element } from '../shared/dom.js'
import { formatDeadline, formatYen } from '../shared/format.js'
import { resolveLocale } from '../shared/locale.js'
import { frameParams, openParentChannel } from '../shared/parent-channel.js'
import { dialogTexts } from './dialog-text.js'
import { watchHeightOf } from './report-height.js'
import { takeFocus } from './take-focus.js'

// What Stripe.js shows after a konbini payment was confirmed in the browser. Closing it is all it
// waits for; the money comes hours or days later.

const locale = resolveLocale(frameParams.get('locale'))
const text = dialogTexts[locale]
document.documentElement.lang = locale

const heading = element('h1', { tabindex: '-1' }, text.konbiniHeading)
const deadline = formatDeadline(Number(frameParams.get('expiresAt')), locale)
const voucher = frameParams.get('voucher')
const main = document.getElementById('dialog')
main.append(
  element('header', { class: 'DialogHeader' }, element('p', { class: 'Ribbon' }, text.ribbon)),
  element(
    'div',
    { class: 'DialogBody' },
    heading,
    element('p', { class: 'Amount' }, formatYen(Number(frameParams.get('amount')), locale)),
    element('p', { class: 'Deadline' }, text.payBy(deadline)),
    element('p', {}, text.konbiniExplanation),
    element(
      'div',
      { class: 'Answers' },
      voucher &&
        element(
          'a',
          { class: 'Primary', href: voucher, target: '_blank', rel: 'noopener' },
          text.openVoucher,
        ),
      element('button', { type: 'button', class: 'Secondary', onclick: dismiss }, text.close),
    ),
  ),
)

const channel = openParentChannel({ methods: { dismiss } })
watchHeightOf(main, channel)
channel.emit('loaded')
window.addEventListener('keydown', (event) => event.key === 'Escape' && dismiss())
takeFocus(() => heading.focus())

function dismiss() {
  channel.emit('done')
}
