/** Handlers by event name; a handler that throws does not keep the others from running. */
export function createEmitter() {
  const handlers = new Map()
  const of = (type) => handlers.get(type) ?? []

  return {
    on: (type, handler) => handlers.set(type, [...of(type), { handler }]),
    once: (type, handler) => handlers.set(type, [...of(type), { handler, once: true }]),
    off: (type, handler) =>
      handlers.set(type, handler ? of(type).filter((entry) => entry.handler !== handler) : []),
    emit: (type, event) => {
      for (const entry of of(type)) {
        if (entry.once)
          handlers.set(
            type,
            of(type).filter((other) => other !== entry),
          )
        try {
          entry.handler(event)
        } catch (error) {
          window.reportError(error)
        }
      }
    },
  }
}
