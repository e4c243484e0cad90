/**
 * The emulator's control plane, which only its own pages use.
 *
 * @param {string} path below `/_emulator/`
 * @param {object} [body] posts when given, reads otherwise
 * @returns {Promise<any>} the answer
 * @throws Error with the server's sentence when it refuses, or when it cannot be reached
 */
export async function control(path, body) {
  const post = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  const response = await fetch(`/_emulator/${path}`, post)
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error?.message ?? `HTTP ${response.status}`)
  return answer
}

/** Calls back now and whenever something changed, also after the connection was lost. */
export function onChange(callback) {
  new EventSource('/_emulator/stream').addEventListener('change', () => callback())
}
