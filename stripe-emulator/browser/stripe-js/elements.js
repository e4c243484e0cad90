import { checkOptions } from './check-options.js'
import { elementKinds } from './element-kinds.js'
import { createEmitter } from './emitter.js'
import { createFrameElement } from './frame-element.js'
import { IntegrationError } from './integration-error.js'

/**
 * `stripe.elements(options)`: one payment in the making, and the elements that belong to it.
 *
 * @param {{ key: string, locale?: string }} stripe
 * @param {object} initialOptions deferred mode (`mode`, `amount`, `currency`, …) or `clientSecret`
 */
export function createElements(stripe, initialOptions = {}) {
  checkOptions(initialOptions)
  let options = { ...initialOptions }
  let made = []
  let submitted = false
  const emitter = createEmitter()

  const find = (type, mode) =>
    made.find((one) => one.type === type && (!mode || one.inner.options().mode === mode))
  const payment = () => find('payment')
  const emailElement = () => find('linkAuthentication') ?? find('contactDetails')
  const reconfigureAll = () => Promise.all(made.map(({ inner }) => inner.reconfigure()))

  const group = {
    frameOptions: () => ({
      key: stripe.key,
      elements: { ...options, locale: options.locale ?? stripe.locale ?? 'auto' },
      // What another element asks for, the Payment Element does not ask for again.
      collected: { email: Boolean(emailElement()), billing: Boolean(find('address', 'billing')) },
    }),
    onDestroy: (element) => {
      made = made.filter((one) => one.element !== element)
      payment()?.inner.reconfigure()
    },
  }

  const elements = {
    create: (type, elementOptions = {}) => {
      const kind = elementKinds[type]
      if (!kind) throw new IntegrationError(unknownElementMessage(type))
      const { mode } = elementOptions
      if (type === 'address' && mode !== 'shipping' && mode !== 'billing') {
        throw new IntegrationError(
          `Invalid value for elements.create('address'): mode should be 'shipping' or 'billing'. You specified: ${mode}.`,
        )
      }
      if (find(type, type === 'address' && mode)) {
        throw new IntegrationError(
          `Can only create one Element of type ${type} through this Elements instance.`,
        )
      }
      const one = { type, ...createFrameElement(group, { type, ...kind }, elementOptions) }
      made = [...made, one]
      if (type !== 'payment') payment()?.inner.reconfigure()
      return one.element
    },
    getElement: (type, { mode } = {}) => find(type?.__elementType ?? type, mode)?.element ?? null,
    update: (changes = {}) => {
      checkOptions({ ...options, ...changes })
      options = { ...options, ...changes }
      return reconfigureAll().then(() => emitter.emit('update-end'))
    },
    submit: async () => {
      const result = await submitAll(made)
      submitted = !result.error
      return result
    },
    fetchUpdates: async () => {
      const [result] = await Promise.all([payment()?.inner.reconfigure(), reconfigureAll()])
      return result?.error ? { error: result.error } : {}
    },
    on: (type, handler) => {
      emitter.on(type, handler)
      return elements
    },
    off: (type, handler) => {
      emitter.off(type, handler)
      return elements
    },
  }

  innerElements.set(elements, {
    options: () => options,
    elementOptions: () => mounted(payment()).options(),
    wasSubmitted: () => submitted,
    submit: () => submitAll(made),
    callFrame: (method, args) => mounted(payment()).call(method, args),
    collected: () =>
      collect({
        shipping: find('address', 'shipping'),
        billing: find('address', 'billing'),
        email: emailElement(),
      }),
  })
  return elements
}

/**
 * What the payment functions need of an Elements group but a page must not see.
 * @throws IntegrationError for anything that `stripe.elements()` did not make
 */
export function insideOf(elements, functionName) {
  const inner = innerElements.get(elements)
  if (!inner) {
    throw new IntegrationError(
      `Invalid value for ${functionName}(): elements should be an Elements instance from stripe.elements().`,
    )
  }
  return inner
}

const innerElements = new WeakMap()

function mounted(payment) {
  if (payment?.inner.container()) return payment.inner
  throw new IntegrationError(
    'Invalid value for elements: it should have a mounted Payment Element. Please make sure the Payment Element is still mounted.',
  )
}

/** Every element shows what is wrong in it; the focus goes to the first on the page. */
async function submitAll(made) {
  const shown = made.filter(({ inner }) => inner.container()).sort(byPlace)
  if (shown.length === 0) mounted(null)
  let failed = null
  let passed = {}
  for (const { inner } of shown) {
    const result = await inner.call('submit', { focus: !failed })
    if (result.error) failed ??= result
    else passed = { ...passed, ...result }
  }
  return failed ?? passed
}

function byPlace(left, right) {
  const place = left.inner.container().compareDocumentPosition(right.inner.container())
  return place & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}

/** What the customer typed into other elements than the Payment Element. */
async function collect(asked) {
  const values = await Promise.all(
    Object.entries(asked)
      .filter(([, one]) => one?.inner.container())
      .map(async ([name, { inner }]) => [name, (await inner.call('getValue')).value]),
  )
  const { shipping, billing, email } = Object.fromEntries(values)
  return { shipping, billing, email: email?.email || undefined }
}

function unknownElementMessage(type) {
  const known = Object.keys(elementKinds).join(', ')
  return `This emulator has the elements ${known}; elements.create('${type}') works with Stripe.`
}
