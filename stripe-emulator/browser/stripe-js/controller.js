import { createFrame } from './frame.js'

/**
 * Calls the API from a hidden frame on the API's own origin, as Stripe.js does. The page itself
 * never sends a request, so it needs no permission to (CORS, `connect-src`).
 *
 * @param {{ key: string, method: 'GET' | 'POST', path: string, params?: object }} request
 * @returns {Promise<{ body?: any, error?: any }>}
 */
export function requestFromController(request) {
  controller ??= openController()
  return controller.call('request', request)
}

let controller

function openController() {
  const frame = createFrame({
    path: 'controller.html',
    title: 'Payment controller',
    kind: 'Controller',
  })
  frame.iframe.setAttribute('aria-hidden', 'true')
  frame.iframe.tabIndex = -1
  Object.assign(frame.iframe.style, {
    position: 'absolute',
    width: '1px',
    height: '1px',
    border: '0',
    opacity: '0',
    pointerEvents: 'none',
    visibility: 'hidden',
  })
  document.body.append(frame.iframe)
  return frame
}
