import { encodeForm } from './api.js'

/**
 * A request as the shop's server would send it, for what a merchant does in Stripe's Dashboard. Any
 * test key is a good key here, so the panel brings its own.
 *
 * @throws Error with the API's sentence when it refuses
 */
export async function secretApi(path, params) {
  const response = await fetch(`/v1/${path}`, {
    method: params ? 'POST' : 'GET',
    headers: { authorization: 'Bearer sk_test_panel' },
    ...(params && { body: encodeForm(params) }),
  })
  const body = await response.json()
  if (!response.ok) throw new Error(body.error.message)
  return body
}
