import { control, onChange } from '../shared/control.js'
import { element } from '../shared/dom.js'
import { secretApi } from '../shared/secret-api.js'
import { createClockBar } from './clock-bar.js'
import { eventItem } from './event-item.js'
import { createFaultSwitches } from './fault-switches.js'
import { fillList } from './fill-list.js'
import { intentCard } from './intent-card.js'
import { locale, text } from './locale.js'
import { refundCard } from './refund-card.js'

// The emulator's panel: everything it holds, live, and everything that can be made to happen to it.

let asked = 0
const byId = (id) => document.getElementById(id)
const notice = byId('notice')
document.documentElement.lang = locale
byId('jump').setAttribute('aria-label', text.jump)
document.title = `${text.title} — ${text.notStripe}`
console.log(text.console)
for (const name of ['payments', 'refunds', 'faults', 'events']) {
  byId(`${name}-heading`).textContent = text.headings[name]
  byId('jump').append(element('a', { href: `#${name}-heading` }, text.headings[name]))
}

const clock = createClockBar(byId('top'), { act })
const faults = createFaultSwitches(byId('faults'), { act })
onChange(refresh)

/** One action of a button on the emulator itself. */
function act(path, body = {}) {
  return attempt(() => control(path, body))
}

/** One action of a merchant, by the API. */
function request(path, params = {}) {
  return attempt(() => secretApi(path, params))
}

/** What the server refuses is said, not swallowed. */
async function attempt(action) {
  notice.textContent = ''
  try {
    await action()
    await refresh()
  } catch (error) {
    notice.textContent = `${text.refused} ${error.message}`
  }
}

/** The last answer that was asked for wins: an older one may arrive after it. */
async function refresh() {
  asked += 1
  const mine = asked
  try {
    const state = await control('state')
    if (mine === asked) show(state)
  } catch {
    notice.textContent = text.unreachable
  }
}

function show(state) {
  const tools = { act, request, now: clock.now }
  clock.show(state)
  faults.show(state.faults)
  const intents = state.payment_intents.map(withoutTime)
  fillList(byId('payments'), intents, text.empty.payments, (intent) => intentCard(intent, tools))
  fillList(byId('refunds'), state.refunds, text.empty.refunds, (refund) =>
    refundCard(refund, tools),
  )
  const endpoints = new Map(state.webhook_endpoints.map(({ id, url }) => [id, url]))
  const empty = endpoints.size === 0 ? text.empty.endpoints : text.empty.events
  const events = state.events.map((event) => ({ ...event, endpoints: [...endpoints] }))
  fillList(byId('events'), events, empty, (event) => eventItem(event, tools))
}

/** The time of asking is in every voucher; as part of a card it would redraw it each time. */
function withoutTime(intent) {
  return intent.voucher ? { ...intent, voucher: { ...intent.voucher, now: undefined } } : intent
}
