import { element } from '../shared/dom.js'
import { formatDeadline, formatMoment } from '../shared/format.js'
import { confirmReset } from './confirm-reset.js'
import { locale, text } from './locale.js'

/** The top of the page: what this is, what time it is in here, and the way back to the start. */
export function createClockBar(header, { act }) {
  let ahead = 0
  const now = () => Math.floor(Date.now() / 1000) + ahead
  const time = element('time', { class: 'Now' })
  const shifted = element('p', { class: 'Small' })
  const tick = () => {
    const seconds = formatMoment(now()).slice(-3)
    time.textContent = `${formatDeadline(now(), locale).replace(' JST', '')}${seconds}`
  }
  setInterval(tick, 1000)

  const advance = (label, seconds) =>
    element('button', { type: 'button', onclick: () => act('clock', { advance: seconds }) }, label)
  header.append(
    element(
      'div',
      { class: 'Title' },
      element('h1', {}, text.title),
      element('span', { class: 'NotStripe' }, text.notStripe),
      element(
        'nav',
        { class: 'Languages', 'aria-label': text.language },
        language('ja', '日本語'),
        language('en', 'English'),
      ),
    ),
    element(
      'div',
      { class: 'Clock' },
      element('div', {}, time, shifted),
      element(
        'div',
        { class: 'Buttons', role: 'group', 'aria-label': text.clock },
        advance(text.plusMinute, 60),
        advance(text.plusHour, 3600),
        advance(text.plusDay, 86_400),
        element(
          'button',
          { type: 'button', class: 'Danger', onclick: () => confirmReset(() => act('reset')) },
          text.reset,
        ),
      ),
    ),
  )

  return {
    now,
    show: (state) => {
      ahead = state.now - Math.floor(Date.now() / 1000)
      shifted.textContent = state.clock_offset > 0 ? text.ahead(state.clock_offset) : text.inTime
      header.classList.toggle('Top--shifted', state.clock_offset > 0)
      tick()
    },
  }
}

function language(code, name) {
  return element(
    'a',
    { href: `?lang=${code}`, lang: code, 'aria-current': code === locale && 'true' },
    name,
  )
}
