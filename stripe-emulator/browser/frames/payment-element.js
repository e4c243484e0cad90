import { element } from '../shared/dom.js'
import { resolveLocale } from '../shared/locale.js'
import { createCardForm } from './card-form.js'
import { openElementFrame } from './element-frame.js'
import { createKonbiniForm } from './konbini-form.js'
import { availableMethods } from './methods.js'
import { createPicker } from './picker.js'
import { createRequests } from './requests.js'
import { texts } from './text.js'

// The inside of the Payment Element. What is typed here is sent to the API from here; the page
// learns whether it is complete, and gets the object that the API made of it.

const root = document.getElementById('element')
const forms = { card: createCardForm, konbini: createKonbiniForm }

let settings = null
let view = null
let requests = null
let unavailable = null
let offered = ''

const frame = openElementFrame(root, {
  configure,
  submit,
  createConfirmationToken: (params) => requests.createConfirmationToken(view.form(), params),
  createPaymentMethod: (params) => requests.createPaymentMethod(view.form(), params),
  confirmPayment: async (args) => {
    const invalid = submit()
    return invalid.error ? invalid : requests.confirmPayment(view.form(), args)
  },
  focus: () => (view?.form()?.firstField() ?? root.querySelector('button'))?.focus(),
  blur: () => document.activeElement?.blur(),
  clear: () => view?.form()?.restore({}),
  collapse: () => view?.select(null),
})
root.addEventListener('input', reportChange)
frame.listen()

/** First options, or changed ones: what was typed and chosen so far stays. */
async function configure(next) {
  settings = next
  requests = createRequests(next)
  const locale = frame.dress(next)

  const { methods, error } = await availableMethods(next)
  if (next !== settings) return {} // Newer options have come in the meantime.
  unavailable = error ?? (methods.length === 0 ? noMethodError : null)
  if (unavailable) {
    showUnavailable(texts[locale])
    return { error: unavailable }
  }
  const options = { ...next.element, collected: next.collected }
  draw({ methods, locale, text: texts[locale], options })
  frame.settle()
  reportMethods(methods)
  reportChange()
  return {}
}

const noMethodError = {
  type: 'invalid_request_error',
  message:
    'None of the payment method types are enabled and compatible with this amount and currency.',
}

/** What was typed is kept: the amount may change back to one that can be paid. */
function showUnavailable(text) {
  if (view) view.shape = ''
  root.replaceChildren(element('p', { class: 'Error', role: 'alert' }, text.unavailable))
  frame.reportHeight()
  frame.emit('loaderror', { error: unavailable })
}

function draw({ methods, locale, text, options }) {
  const shape = JSON.stringify({ methods, locale, options })
  if (view?.shape === shape) return
  const before = view
  const made = Object.fromEntries(
    methods.map((method) => [method, forms[method]({ text, locale, options })]),
  )
  for (const method of methods) made[method].restore(before?.made[method]?.values() ?? null)

  const picker = createPicker({ methods, text, options, forms: made, onSelect: selected })
  view = {
    shape,
    made,
    select: picker.select,
    selected: picker.selected,
    form: () => made[picker.selected()],
  }
  root.replaceChildren(picker.node)
  const wanted = before ? before.selected() : picker.initial
  picker.select(methods.includes(wanted) || wanted === null ? wanted : picker.initial)
}

function selected() {
  frame.reportHeight()
  reportChange()
}

/** Validates what is typed; the first wrong field gets its message and, if asked, the focus. */
function submit({ focus = true } = {}) {
  if (unavailable) return { error: unavailable }
  const form = view?.form()
  if (!form) {
    const message = texts[resolveLocale(settings?.elements.locale)].chooseMethod
    return { error: { type: 'validation_error', code: 'incomplete_payment_method', message } }
  }
  const error = form.validate(focus)
  frame.reportHeight()
  return error
    ? { error: { type: 'validation_error', ...error } }
    : { selectedPaymentMethod: view.selected() }
}

function reportMethods(methods) {
  const paymentMethods = Object.fromEntries(methods.map((method) => [method, { available: true }]))
  if (offered === methods.join()) return
  offered = methods.join()
  frame.emit('availablepaymentmethodschange', { paymentMethods })
}

function reportChange() {
  const type = view?.selected() ?? null
  const form = view?.form()
  frame.change({
    empty: form ? form.isEmpty() : true,
    complete: form ? form.isComplete() : false,
    collapsed: type === null,
    value: { type: type ?? '' },
  })
}
