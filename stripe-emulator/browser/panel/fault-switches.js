import { element } from '../shared/dom.js'
import { text } from './locale.js'

/**
 * Switches for what can go wrong between Stripe and a shop. A group is always sent whole, because
 * the server takes what is left out as switched off.
 */
export function createFaultSwitches(box, { act }) {
  let faults = null
  const set = (group, name, value) => {
    // Kept at once: a second click may come before the answer to the first.
    faults = { ...faults, [group]: { ...faults[group], [name]: value } }
    act('faults', { [group]: faults[group] })
  }
  const rows = choices.map(([group, name, options]) => {
    const label = text.faults[`${group}.${name}`]
    const change = (value) => set(group, name, value)
    const row =
      options.length === 2 ? createSwitch(options, change) : createSelect(name, options, change)
    const show = () => row.show(faults[group][name])
    return { node: element('label', { class: 'Fault' }, row.control, label), show, group }
  })
  const off = element(
    'button',
    { type: 'button', onclick: () => act('faults', {}) },
    text.faultsOff,
  )
  box.append(
    ...['webhooks', 'api', 'account'].map((group) =>
      element(
        'fieldset',
        {},
        element('legend', {}, text.faultGroups[group]),
        rows.filter((row) => row.group === group).map(({ node }) => node),
      ),
    ),
    off,
  )

  return {
    show: (current) => {
      faults = current
      for (const { show } of rows) show()
      off.disabled = rows.every(({ node }) => !node.classList.contains('Fault--on'))
    },
  }
}

/** Group, name, values; the first is "off". Two values make a switch, more a list to choose from. */
const choices = [
  ['webhooks', 'duplicate', [0, 1]],
  ['webhooks', 'twin', [0, 1]],
  ['webhooks', 'reorder', [false, true]],
  ['webhooks', 'drop', [false, true]],
  ['webhooks', 'bad_signature', [false, true]],
  ['webhooks', 'stale_timestamp', [false, true]],
  ['webhooks', 'delay_ms', [0, 1000, 5000, 30_000]],
  ['api', 'after_commit', [false, true]],
  ['api', 'disconnect', [false, true]],
  ['api', 'status', [null, 402, 409, 429, 500, 503]],
  ['api', 'delay_ms', [0, 1000, 5000, 30_000]],
  ['api', 'times', [null, 1, 3]],
  [
    'api',
    'route',
    [
      null,
      'POST /v1/payment_intents',
      'POST /v1/payment_intents/:id/confirm',
      'POST /v1/payment_intents/:id/cancel',
      'POST /v1/refunds',
      'GET /v1/payment_intents/:id',
    ],
  ],
  ['api', 'rate_limit', [null, 1, 5, 25]],
  ['api', 'global_rate_limit', [null, 1, 25, 100]],
  ['api', 'konbini_rate_limit', [null, 1, 5]],
  ['account', 'refunds_need_balance', [false, true]],
]

function createSwitch([off, on], change) {
  const control = element('input', { type: 'checkbox', role: 'switch' })
  control.addEventListener('change', () => change(control.checked ? on : off))
  return {
    control,
    show: (value) => {
      control.checked = Boolean(value)
      mark(control, control.checked)
    },
  }
}

function createSelect(name, options, change) {
  const label = (value) =>
    ((name.endsWith('rate_limit') && value && text.faultValues.perSecond(value)) ||
      text.faultValues[`${name}.${value}`]) ??
    text.faultValues[value] ??
    (value >= 1000 ? `${value / 1000} s` : value)
  const control = element(
    'select',
    {},
    options.map((value, index) => element('option', { value: index }, String(label(value)))),
  )
  control.addEventListener('change', () => change(options[control.value]))
  return {
    control,
    show: (value) => {
      // A value that only a test sets is shown as well, although it is not on our list.
      if (!options.includes(value)) {
        options.push(value)
        control.append(element('option', { value: options.length - 1 }, String(value)))
      }
      control.value = options.indexOf(value)
      mark(control, value !== options[0])
    },
  }
}

function mark(control, isOn) {
  control.closest('.Fault')?.classList.toggle('Fault--on', isOn)
}
