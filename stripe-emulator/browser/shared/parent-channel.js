import { openChannel } from './channel.js'

/**
 * A frame's end of the channel. The page that opened the frame wrote its own origin and the
 * channel's name into the address, behind the `#`, which is never sent to a server.
 */
export function openParentChannel({ methods, onEvent } = {}) {
  return openChannel({
    name: frameParams.get('channel'),
    peer: () => window.parent,
    peerOrigin: frameParams.get('parent'),
    methods,
    onEvent,
  })
}

/** What the page wrote behind the `#`. */
export const frameParams = new URLSearchParams(window.location.hash.slice(1))
