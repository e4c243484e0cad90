import { element } from '../shared/dom.js'
import { formatYen } from '../shared/format.js'
import { resolveLocale } from '../shared/locale.js'
import { frameParams } from '../shared/parent-channel.js'
import { dialogTexts } from './dialog-text.js'
import { takeFocus } from './take-focus.js'

// Plays the card issuer: one payment to confirm, two possible answers.

const locale = resolveLocale(frameParams.get('locale'))
const text = dialogTexts[locale]
document.documentElement.lang = locale

const heading = element('h1', { tabindex: '-1' }, text.challengeHeading)
const problem = element('p', { class: 'Problem', role: 'alert', hidden: true })
const complete = answerButton(
  'test-source-authorize-3ds',
  'Primary',
  'Complete',
  text.completeMeans,
)
const fail = answerButton('test-source-fail-3ds', 'Secondary', 'Fail', text.failMeans)
complete.addEventListener('click', () => answer('complete'))
fail.addEventListener('click', () => answer('fail'))

const main = document.getElementById('challenge')
main.append(
  heading,
  element('p', {}, text.challengeExplanation),
  element('p', { class: 'Amount' }, formatYen(Number(frameParams.get('amount')), locale)),
  element('div', { class: 'Answers' }, complete, fail),
  problem,
)

new ResizeObserver(() => {
  tellParent({ challenge: 'height', height: Math.ceil(main.getBoundingClientRect().height) })
}).observe(main)
takeFocus(() => heading.focus())
window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') tellParent({ challenge: 'escape' })
})
window.addEventListener('message', ({ origin, source, data }) => {
  if (origin !== window.location.origin || source !== window.parent) return
  if (data.challenge === 'dismiss') answer('fail')
})

/** Both answers are locked while one is on its way: a second click must not undo the first. */
async function answer(outcome) {
  if (complete.disabled) return
  complete.disabled = true
  fail.disabled = true
  problem.hidden = true
  const intent = frameParams.get('intent')
  try {
    const response = await fetch(`/_emulator/payment_intents/${intent}/three_d_secure`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome, client_secret: frameParams.get('clientSecret') }),
    })
    // An intent that has moved on by itself has nothing left to answer: the page reads how it is.
    if (response.ok || response.status === 409) return tellParent({ challenge: 'answered' })
  } catch {
    // Shown below like any other answer that is none.
  }
  problem.textContent = text.challengeProblem
  problem.hidden = false
  complete.disabled = false
  fail.disabled = false
}

function answerButton(id, className, label, meaning) {
  return element(
    'button',
    { type: 'button', id, class: className },
    label,
    meaning && element('small', {}, meaning),
  )
}

function tellParent(message) {
  window.parent.postMessage(message, window.location.origin)
}
