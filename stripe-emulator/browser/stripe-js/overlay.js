import { createFrame } from './frame.js'

/**
 * Shows a frame above the page until it says that it is done, or Escape is pressed.
 *
 * A modal `<dialog>` brings what a payment needs: it lies above every other layer, the page behind
 * it cannot be reached by pointer, keyboard or screen reader, and focus returns to where it was.
 *
 * @param {object} options
 * @param {string} options.path below `/browser/frames/`
 * @param {number} options.width in pixels, at most; narrower screens get less
 * @param {number} options.height in pixels, until the frame has told its own
 * @returns {Promise<void>}
 */
export function openOverlay({ path, label, kind, width, height, params }) {
  const { promise, resolve } = Promise.withResolvers()
  const dialog = document.createElement('dialog')
  const frame = createFrame({
    path,
    title: label,
    kind,
    params,
    onEvent: (type, data) => {
      if (type === 'loaded') {
        // Already the active element since showModal(), but of a document that is gone.
        frame.iframe.blur()
        frame.iframe.focus()
      }
      if (type === 'height') frame.iframe.style.height = `${data}px`
      if (type === 'done') close()
    },
  })

  let open = true
  const close = () => {
    open = false
    dialog.close()
    dialog.remove()
    frame.close()
    resolve()
  }

  // Escape goes through the frame, which may have something to tell the server first. Browsers
  // may close a dialog without asking on a second Escape; the frame hears of that as well.
  const dismiss = () => frame.call('dismiss').catch(() => {})
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    dismiss()
  })
  dialog.addEventListener('close', () => open && dismiss())
  keepFromPage(dialog)

  dialog.setAttribute('aria-label', label)
  Object.assign(dialog.style, dialogStyle, { maxWidth: `min(${width}px, calc(100vw - 24px))` })
  Object.assign(frame.iframe.style, frameStyle, { height: `${height}px` })
  dialog.append(frame.iframe)
  document.body.append(dialog)
  adoptBackdropStyle()
  dialog.dataset.stripeOverlay = ''
  dialog.showModal()
  return promise
}

/** From the top, so that no button moves under the finger when the frame tells its height. */
const fromTop = 'clamp(12px, 8dvh, 96px)'

const dialogStyle = {
  width: '100%',
  maxHeight: 'none',
  margin: `${fromTop} auto auto`,
  padding: '0',
  border: '0',
  borderRadius: '14px',
  overflow: 'hidden',
  background: '#ffffff',
  colorScheme: 'light',
  boxShadow: '0 24px 64px rgb(15 23 42 / 0.35)',
}

const frameStyle = {
  display: 'block',
  width: '100%',
  maxHeight: `calc(100dvh - 12px - ${fromTop})`,
  border: '0',
  colorScheme: 'light',
}

/**
 * Drawers and popovers of the page close on a press outside of themselves, or pull focus back.
 * They listen on the document; what happens in the overlay is none of their business.
 */
function keepFromPage(dialog) {
  const events = [
    'pointerdown',
    'pointerup',
    'mousedown',
    'click',
    'touchstart',
    'focusin',
    'keydown',
  ]
  for (const type of events) dialog.addEventListener(type, (event) => event.stopPropagation())
}

/** `::backdrop` cannot be styled on the element itself. */
function adoptBackdropStyle() {
  if (backdropStyle) return
  backdropStyle = new CSSStyleSheet()
  backdropStyle.replaceSync(
    'dialog[data-stripe-overlay]::backdrop { background: rgb(15 23 42 / 0.55) }',
  )
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, backdropStyle]
}

let backdropStyle
