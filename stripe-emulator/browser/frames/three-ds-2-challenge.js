import { element } from '../shared/dom.js'
import { resolveLocale } from '../shared/locale.js'
import { frameParams, openParentChannel } from '../shared/parent-channel.js'
import { dialogTexts } from './dialog-text.js'
import { watchHeightOf } from './report-height.js'
import { takeFocus } from './take-focus.js'

// The outer frame of a 3-D Secure challenge: who asks, and a way out. The question itself is the
// card issuer's, so it stands in a frame of its own, as with Stripe.

const locale = resolveLocale(frameParams.get('locale'))
const text = dialogTexts[locale]
document.documentElement.lang = locale

const issuer = element('iframe', {
  class: 'Issuer',
  name: 'stripe-challenge-frame',
  title: text.issuerFrame,
  src: `challenge.html${window.location.hash}`,
})
const { promise: issuerListens, resolve: markListening } = Promise.withResolvers()
issuer.addEventListener('load', markListening)
const main = document.getElementById('dialog')
main.append(
  element(
    'header',
    { class: 'DialogHeader' },
    element('p', { class: 'Ribbon' }, text.ribbon),
    element('button', { type: 'button', class: 'Quiet', onclick: dismiss }, text.cancel),
  ),
  issuer,
)

const channel = openParentChannel({ methods: { dismiss } })
watchHeightOf(main, channel)
channel.emit('loaded')

// The issuer's frame is of our own origin; it says how tall it is and when it has an answer.
window.addEventListener('message', ({ origin, source, data }) => {
  if (origin !== window.location.origin || source !== issuer.contentWindow) return
  if (data.challenge === 'height') issuer.style.height = `${data.height}px`
  if (data.challenge === 'escape') dismiss()
  if (data.challenge === 'answered') channel.emit('done')
})
window.addEventListener('keydown', (event) => event.key === 'Escape' && dismiss())
// Focus comes from the page to this frame; what has to be read and answered is one frame further in.
issuer.addEventListener('load', () => takeFocus(() => issuer.focus()))

/**
 * Walking away is an answer too: the issuer's frame tells the server that it was not passed. Somebody
 * in a hurry may leave before it has loaded.
 */
async function dismiss() {
  await issuerListens
  issuer.contentWindow.postMessage({ challenge: 'dismiss' }, window.location.origin)
}
