/**
 * Calls and events between a page and a frame of another origin.
 *
 * Both ends name the one window and the one origin they talk to: a message from anywhere else is
 * dropped, and what we send can be read nowhere else, even if the window navigates in between.
 *
 * @param {object} options
 * @param {string} options.name same on both ends, so that several frames on a page stay apart
 * @param {() => Window | null} options.peer the other end; null while it is gone
 * @param {string} options.peerOrigin
 * @param {Record<string, (args: any) => any>} [options.methods] what the other end may call
 * @param {(type: string, data: any) => void} [options.onEvent]
 */
export function openChannel({ name, peer, peerOrigin, methods = {}, onEvent = () => {} }) {
  const waiting = new Map()
  let lastId = 0

  const post = (message) => peer()?.postMessage({ endive: name, ...message }, peerOrigin)

  const answerCall = async ({ id, method, args }) => {
    try {
      const value = await methods[method](args)
      post({ kind: 'reply', id, value })
    } catch (error) {
      post({ kind: 'reply', id, thrown: { name: error.name, message: error.message } })
    }
  }

  const settle = ({ id, value, thrown }) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (thrown) call?.reject(Object.assign(new Error(thrown.message), { name: thrown.name }))
    else call?.resolve(value)
  }

  const receive = ({ source, origin, data }) => {
    if (source === null || source !== peer() || origin !== peerOrigin) return
    if (data?.endive !== name) return
    if (data.kind === 'call' && Object.hasOwn(methods, data.method)) answerCall(data)
    if (data.kind === 'reply') settle(data)
    if (data.kind === 'event') onEvent(data.type, data.data)
  }

  window.addEventListener('message', receive)

  return {
    call: (method, args) =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        post({ kind: 'call', id: lastId, method, args })
      }),
    emit: (type, data) => post({ kind: 'event', type, data }),
    close: () => {
      window.removeEventListener('message', receive)
      for (const { reject } of waiting.values()) reject(new Error('The frame was closed.'))
      waiting.clear()
    },
  }
}
