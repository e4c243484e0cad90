import {
  AddressElement,
  Elements,
  LinkAuthenticationElement,
  PaymentElement,
  useElements,
  useStripe,
} from '@stripe/react-stripe-js'
import { loadStripe } from '@stripe/stripe-js'
import React from 'react'
import ReactDOM from 'react-dom/client'

// The same shop in React, in strict mode, which mounts everything twice.

const { createElement, StrictMode, useState } = React
const AMOUNT = 4400
const query = new URLSearchParams(window.location.search)

function App() {
  const [appearance, setAppearance] = useState({ theme: 'stripe' })
  return createElement(
    Elements,
    {
      stripe: stripePromise,
      options: { mode: 'payment', amount: AMOUNT, currency: 'jpy', locale: 'ja', appearance },
    },
    createElement(Checkout, { onNight: () => setAppearance({ theme: 'night' }) }),
  )
}

function Checkout({ onNight }) {
  const stripe = useStripe()
  const elements = useElements()
  const [result, setResult] = useState('')
  const pay = async (event) => {
    event.preventDefault()
    setResult(await payWith(stripe, elements))
  }
  return createElement(
    'form',
    { onSubmit: pay },
    createElement(LinkAuthenticationElement, {}),
    createElement(AddressElement, { options: shipping }),
    createElement(PaymentElement, { options: payment, onReady: (element) => element.focus() }),
    createElement(
      'div',
      { className: 'bar' },
      createElement('button', {}, 'Order'),
      createElement('button', { type: 'button', onClick: onNight }, 'Night'),
      createElement('span', { role: 'status', id: 'ordered' }, result),
    ),
  )
}

async function payWith(stripe, elements) {
  const submitted = await elements.submit()
  if (submitted.error) return submitted.error.code
  const { error, confirmationToken } = await stripe.createConfirmationToken({ elements })
  if (error) return error.code
  const answer = await fetch('/orders', {
    method: 'POST',
    body: JSON.stringify({ amount: AMOUNT, token: confirmationToken.id }),
  })
  const order = await answer.json()
  return `${order.error ?? order.status} ${order.id}`
}

const stripePromise = loadStripe(query.get('key'))
const shipping = { mode: 'shipping', allowedCountries: ['JP', 'US'] }
const payment = { layout: 'tabs' }

document.getElementById('bar').remove()
ReactDOM.createRoot(document.getElementById('elements')).render(
  createElement(StrictMode, {}, createElement(App)),
)
