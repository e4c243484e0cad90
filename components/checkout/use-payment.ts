import { useElements, useStripe } from '@stripe/react-stripe-js'
import { type Dispatch, useEffect, useRef } from 'react'
import type { CheckoutRequest } from '#lib/orders/checkout-form.ts'
import { askCheckout, askDelayMs, MOST_QUESTIONS } from './checkout-api.ts'
import type { CheckoutAction, CheckoutState } from './checkout-machine.ts'
import { newKey } from './new-key.ts'
import { authenticate, submitPurchase } from './submit-purchase.ts'

type Request = Omit<CheckoutRequest, 'confirmationToken'>

/**
 * Does what the phase of a purchase calls for, inside Stripe's `<Elements>`. What may happen once
 * only (a token, 3-D Secure) is guarded by the attempt it belongs to, because React runs effects
 * twice in development; questions to the server are harmless and simply start again.
 */
export function usePayment(
  state: CheckoutState,
  dispatch: Dispatch<CheckoutAction>,
  makeRequest: () => Request | null,
): void {
  const stripe = useStripe()
  const elements = useElements()
  const { phase, attempt, checkoutKey, clientSecret } = state

  const sentAttempt = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the request is read once, when sent
  useEffect(() => {
    if (phase !== 'paying' || sentAttempt.current === attempt) return
    sentAttempt.current = attempt
    const request = makeRequest()
    if (!stripe || !elements || !request) dispatch({ type: 'form_refused', message: null })
    else void submitPurchase(stripe, elements, request).then(dispatch)
  }, [phase, attempt, stripe, elements])

  const authenticated = useRef('')
  useEffect(() => {
    const id = `${attempt}:${clientSecret}`
    if (phase !== 'authenticating' || !stripe || !clientSecret || authenticated.current === id)
      return
    authenticated.current = id
    void authenticate(stripe, clientSecret).then(dispatch)
  }, [phase, attempt, stripe, clientSecret, dispatch])

  useEffect(() => {
    if (phase !== 'asking') return
    const stop = new AbortController()
    void ask(checkoutKey, stop.signal, dispatch)
    return () => stop.abort()
  }, [phase, checkoutKey, dispatch])

  useEffect(() => {
    if (phase !== 'waiting') return
    const stop = new AbortController()
    void follow(checkoutKey, stop.signal, dispatch)
    return () => stop.abort()
  }, [phase, checkoutKey, dispatch])
}

function actionFor(asked: Awaited<ReturnType<typeof askCheckout>>): CheckoutAction {
  if (asked === 'unknown') return { type: 'unknown_key' }
  if (asked === 'unreachable') return { type: 'unreachable' }
  return { type: 'answered', answer: asked, freshKey: newKey() }
}

/** One question, and two more when nobody answers: a train leaves its tunnel. */
async function ask(checkoutKey: string, signal: AbortSignal, dispatch: Dispatch<CheckoutAction>) {
  for (let question = 0; ; question++) {
    const asked = await askCheckout(checkoutKey)
    if (signal.aborted) return
    if (asked !== 'unreachable' || question === 2) return dispatch(actionFor(asked))
    await pause(askDelayMs(question, Math.random()), signal)
    if (signal.aborted) return
  }
}

/** Asks with growing pauses until there is something other than "wait". */
async function follow(
  checkoutKey: string,
  signal: AbortSignal,
  dispatch: Dispatch<CheckoutAction>,
) {
  for (let question = 0; question < MOST_QUESTIONS; question++) {
    await pause(askDelayMs(question, Math.random()), signal)
    if (signal.aborted) return
    const asked = await askCheckout(checkoutKey)
    if (signal.aborted) return
    const isNews = typeof asked === 'object' && !(asked.ok && asked.next === 'wait')
    if (isNews) return dispatch(actionFor(asked))
  }
  dispatch({ type: 'waited_enough' })
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
