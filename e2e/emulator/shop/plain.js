import { loadStripe } from '@stripe/stripe-js'

// A page without a framework. A test opens it with the elements it is about and keeps the handles.

const byId = (id) => document.getElementById(id)
const events = []

window.shop = {
  events,
  /** How the button pays: `confirm` an intent that exists, or make a `token` for the server. */
  payment: null,
  open: async ({ key, options, parts }) => {
    const stripe = await loadStripe(key)
    const elements = stripe.elements(options)
    const mounted = parts.map(({ type, options: elementOptions }) => {
      const element = elements.create(type, elementOptions)
      const isReady = new Promise((resolve) => {
        element.on('ready', resolve)
        element.on('loaderror', resolve)
      })
      for (const name of eventNames) {
        element.on(name, (event) => events.push({ name, ...JSON.parse(JSON.stringify(event)) }))
      }
      const place = document.createElement('div')
      place.dataset.element = elementOptions?.mode ?? type
      byId('elements').append(place)
      element.mount(place)
      return isReady
    })
    Object.assign(window.shop, { stripe, elements })
    await Promise.all(mounted)
  },
}

const eventNames = [
  'ready',
  'change',
  'focus',
  'blur',
  'escape',
  'loaderstart',
  'loaderror',
  'availablepaymentmethodschange',
]

byId('pay').addEventListener('click', async () => {
  byId('result').textContent = ''
  try {
    const { error, status } = await pay(window.shop)
    byId('result').textContent = error ? `error: ${error.code ?? error.type}` : status
  } catch (error) {
    byId('result').textContent = `${error.name}: ${error.message}`
  }
})

async function pay({ stripe, elements, payment }) {
  const submitted = await elements.submit()
  if (submitted.error) return submitted
  if (payment.clientSecret) {
    const { error, paymentIntent } = await stripe.confirmPayment({
      elements,
      clientSecret: payment.clientSecret,
      confirmParams: payment.params,
      redirect: 'if_required',
    })
    return { error, status: paymentIntent?.status }
  }
  const { error, confirmationToken } = await stripe.createConfirmationToken({
    elements,
    params: payment.params,
  })
  if (error) return { error }
  window.shop.token = confirmationToken
  const answer = await fetch('/orders', {
    method: 'POST',
    body: JSON.stringify({ amount: payment.amount, token: confirmationToken.id }),
  })
  const order = await answer.json()
  window.shop.order = order
  if (order.error) return { error: { code: order.error } }
  if (order.status !== 'requires_action' || payment.isCash) return order
  const next = await stripe.handleNextAction({ clientSecret: order.clientSecret })
  return { error: next.error, status: next.paymentIntent?.status }
}
