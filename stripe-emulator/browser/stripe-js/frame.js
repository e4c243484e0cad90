import { openChannel } from '../shared/channel.js'
import { IntegrationError } from './integration-error.js'
import { serverOrigin } from './server.js'

/**
 * A frame of the emulator inside the page, not yet attached to the document.
 *
 * @param {object} options
 * @param {string} options.path below `/browser/frames/`
 * @param {string} options.title what a screen reader says on entering
 * @param {string} [options.kind] start of the frame's name; Stripe's own names, tests look for them
 * @param {Record<string, string>} [options.params] handed over behind the `#`
 * @param {(type: string, data: any) => void} [options.onEvent] `loaded` comes each time the frame
 *   starts anew, because moving an iframe within the document reloads it
 */
export function createFrame({ path, title, kind = 'Frame', params = {}, onEvent = () => {} }) {
  framesMade += 1
  const name = `__privateStripe${kind}${firstNumber + framesMade}`
  const iframe = document.createElement('iframe')
  const hash = new URLSearchParams({ channel: name, parent: window.location.origin, ...params })
  iframe.name = name
  iframe.title = title
  iframe.src = `${serverOrigin}/browser/frames/${path}#${hash}`
  iframe.allow = 'payment *'
  iframe.setAttribute('frameborder', '0')
  iframe.setAttribute('scrolling', 'no')

  const { promise: loaded, resolve: markLoaded, reject: markGone } = Promise.withResolvers()
  loaded.catch(() => {}) // A frame that is closed while it loads is no error by itself.
  const channel = openChannel({
    name,
    peer: () => iframe.contentWindow,
    peerOrigin: serverOrigin,
    onEvent: (type, data) => {
      if (type === 'loaded') markLoaded()
      onEvent(type, data)
    },
  })

  return {
    iframe,
    loaded,
    /** Waits until the frame listens; what it throws as an integration mistake is thrown here. */
    call: async (method, args) => {
      await loaded
      // Options may hold functions or React objects; structured cloning would throw on those.
      const reply = channel.call(method, JSON.parse(JSON.stringify(args ?? null)))
      return reply.catch((error) => {
        throw error.name === 'IntegrationError' ? new IntegrationError(error.message) : error
      })
    },
    close: () => {
      markGone(new Error('The frame was closed.'))
      channel.close()
      iframe.remove()
    },
  }
}

/** Stripe numbers its frames from a random start, so nobody can rely on a fixed name. */
const firstNumber = 1000 + Math.floor(Math.random() * 8000)
let framesMade = 0
