/**
 * One request to the emulated API with a publishable key, as Stripe.js sends it.
 *
 * @param {{ key: string, method: 'GET' | 'POST', path: string, params?: object }} request
 * @returns {Promise<{ body?: any, error?: any }>} exactly one of both; an unreachable server is an
 *   `api_connection_error`, never a throw, because Stripe.js never throws for what the API says
 */
export async function callApi({ key, method, path, params = {} }) {
  const form = encodeForm(params)
  const url = method === 'GET' ? `${path}?${form}` : path
  try {
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${key}`, 'stripe-version': apiVersion },
      ...(method === 'POST' && { body: form }),
    })
    const body = await response.json()
    return response.ok ? { body } : { error: body.error }
  } catch {
    return {
      error: {
        type: 'api_connection_error',
        message: 'An error occurred with our connection to the API. Please try again.',
      },
    }
  }
}

/** `{ a: { b: [1] } }` → `a[b][0]=1`. What is undefined or null is left out. */
export function encodeForm(params) {
  const form = new URLSearchParams()
  const add = (name, value) => {
    if (value === undefined || value === null) return
    if (typeof value !== 'object') form.append(name, String(value))
    else for (const [key, inner] of Object.entries(value)) add(`${name}[${key}]`, inner)
  }
  for (const [key, value] of Object.entries(params)) add(key, value)
  return form
}

const apiVersion = '2026-10-28.endive'
