import { createEmitter } from './emitter.js'
import { createFrame } from './frame.js'
import { IntegrationError } from './integration-error.js'

/**
 * An element as the page sees it: a frame, its height, its events. All fields, and all that is
 * typed into them, live inside the frame.
 *
 * @param {object} group what the Elements group shares: `frameOptions()` and `onDestroy(element)`
 * @param {{ type: string, path: string, title: string, height: number, functions: string[] }} kind
 *   see element-kinds.js
 * @param {object} initialOptions as given to `elements.create(type, …)`
 */
export function createFrameElement(group, kind, initialOptions = {}) {
  let options = { ...initialOptions }
  let frame = null
  let container = null
  let destroyed = false
  const emitter = createEmitter()

  const emit = (type, data) => emitter.emit(type, { elementType: kind.type, ...data })
  const configure = () =>
    callQuietly(frame, 'configure', { ...group.frameOptions(), element: options })

  const onFrameEvent = (type, data) => {
    if (type === 'loaded') configure()
    else if (type === 'height') frame.iframe.style.height = `${data}px`
    else if (type === 'scheme') frame.iframe.style.colorScheme = data
    else {
      if (type === 'ready' || type === 'loaderror') frame.iframe.style.opacity = '1'
      markContainer(container, type, data)
      emit(type, data)
    }
  }

  const unmount = () => {
    frame?.close()
    frame = null
    container?.replaceChildren()
    container?.classList.remove(...containerClasses)
    container = null
  }

  const element = {
    mount: (target) => {
      if (destroyed) throw new IntegrationError(destroyedMessage)
      const found = typeof target === 'string' ? document.querySelector(target) : target
      if (!(found instanceof HTMLElement)) throw new IntegrationError(noContainerMessage)
      if (container === found) return
      unmount()
      container = found
      frame = createFrame({
        path: kind.path,
        title: kind.title,
        onEvent: onFrameEvent,
      })
      Object.assign(frame.iframe.style, frameStyle, { height: `${kind.height}px` })
      container.replaceChildren(wrap(frame.iframe))
      container.classList.add('StripeElement', 'StripeElement--empty')
      queueMicrotask(() => emit('loaderstart'))
      failAfterSilence(frame, (error) => emit('loaderror', { error }))
    },
    unmount,
    destroy: () => {
      if (destroyed) throw new IntegrationError(destroyedMessage)
      unmount()
      destroyed = true
      group.onDestroy(element)
    },
    update: (changes = {}) => {
      options = { ...options, ...changes }
      configure()
      return element
    },
    on: (type, handler) => {
      emitter.on(type, handler)
      return element
    },
    once: (type, handler) => {
      emitter.once(type, handler)
      return element
    },
    off: (type, handler) => {
      emitter.off(type, handler)
      return element
    },
    focus: () => callQuietly(frame, 'focus'),
    blur: () => callQuietly(frame, 'blur'),
    clear: () => callQuietly(frame, 'clear'),
    ...ownFunctions(),
  }

  function ownFunctions() {
    const functions = {
      collapse: () => {
        callQuietly(frame, 'collapse')
        return element
      },
      getValue: (asked) => inner.call('getValue', asked),
    }
    return Object.fromEntries(kind.functions.map((name) => [name, functions[name]]))
  }

  /** For the Elements group and the payment functions, not for the page. */
  const inner = {
    reconfigure: configure,
    options: () => options,
    container: () => container,
    call: (method, args) => {
      if (!frame) throw new IntegrationError(notMountedMessage(kind.type))
      return frame.call(method, args)
    },
  }

  return { element, inner }
}

const destroyedMessage =
  'This Element has already been destroyed. Please create a new one using `elements.create()`.'
const noContainerMessage =
  'The selector or DOM node you specified applies to no DOM elements that are currently on the page. Make sure the element exists on the page before calling mount().'

function notMountedMessage(type) {
  return `Invalid value for elements: it should have a mounted ${type} Element. Please make sure the ${type} Element is still mounted.`
}

/**
 * Four pixels wider than its place on every side, so that focus rings inside the frame are not cut
 * off; invisible until the frame has told its height, so that nothing is seen to jump.
 */
const frameStyle = {
  display: 'block',
  border: '0',
  margin: '-4px',
  padding: '0',
  width: 'calc(100% + 8px)',
  minWidth: 'calc(100% + 8px)',
  overflow: 'hidden',
  opacity: '0',
  transition: 'opacity 120ms ease-out',
  userSelect: 'none',
}

const containerClasses = [
  'StripeElement',
  'StripeElement--empty',
  'StripeElement--complete',
  'StripeElement--focus',
]

function wrap(iframe) {
  const wrapper = document.createElement('div')
  wrapper.className = '__PrivateStripeElement'
  Object.assign(wrapper.style, { position: 'relative', margin: '0', padding: '0', border: '0' })
  wrapper.append(iframe)
  return wrapper
}

/** Stripe.js keeps these classes on the container; style sheets of shops lean on them. */
function markContainer(container, type, data) {
  if (type === 'focus' || type === 'blur') {
    container?.classList.toggle('StripeElement--focus', type === 'focus')
  }
  if (type === 'change') {
    container?.classList.toggle('StripeElement--empty', data.empty)
    container?.classList.toggle('StripeElement--complete', data.complete)
  }
}

/** An iframe fires no error event when its server is away: 15 s without a word mean it is. */
function failAfterSilence(frame, report) {
  const message = `The form at ${new URL(frame.iframe.src).origin} did not load.`
  const timer = setTimeout(() => {
    if (frame.iframe.isConnected) report({ type: 'api_connection_error', message })
  }, 15_000)
  const settled = () => clearTimeout(timer)
  frame.loaded.then(settled, settled)
}

/** Options, focus and the like are wishes: a frame that is gone need not hear them. */
function callQuietly(frame, method, args) {
  return frame?.call(method, args).catch(() => {})
}
