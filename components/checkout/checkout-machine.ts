import { METHODS, type Method } from '#lib/fees/policy.ts'
import type { Yen } from '#lib/money.ts'
import type { CheckoutAnswer } from '#lib/orders/checkout-form.ts'
import { type Problem, problemOf } from './checkout-problem.ts'

export const STEPS = ['details', 'payment', 'confirm'] as const
export type Step = (typeof STEPS)[number]

/**
 * `asking`: the key was sent before (a reload, a lost connection) and we ask what became of it.
 * `leaving` is final: the order's page is on its way.
 */
export type Phase = 'editing' | 'asking' | 'paying' | 'authenticating' | 'waiting' | 'leaving'

export type CheckoutState = {
  /** One purchase, one key: the same key always means the same order. */
  checkoutKey: string
  /** True once the key may have reached the server: from then on we ask before sending again. */
  submitted: boolean
  step: Step
  phase: Phase
  /** What is chosen in the Payment Element, and whether its fields are filled in. */
  method: Method | null
  methodComplete: boolean
  /** The total the customer has seen; the server compares it with the truth. */
  totalYen: Yen
  problem: Problem | null
  orderToken: string | null
  clientSecret: string | null
  /** Rises with every press of Pay: each makes one token and sends it once. */
  attempt: number
  /** After asking in vain, send at once: the customer has pressed "try again" for that. */
  resume: boolean
}

export type CheckoutAction =
  | { type: 'went'; step: Step }
  | { type: 'chose'; method: string | null; complete: boolean }
  | { type: 'priced'; totalYen: Yen }
  | { type: 'paid_pressed' }
  | { type: 'asked_again' }
  | { type: 'form_refused'; message: string | null }
  | { type: 'answered'; answer: CheckoutAnswer; freshKey: string }
  | { type: 'unknown_key' }
  | { type: 'unreachable' }
  | { type: 'authenticated' }
  | { type: 'authentication_failed' }
  /** The order's page follows a payment live and for as long as it takes. */
  | { type: 'waited_enough' }

export function startCheckout(start: {
  checkoutKey: string
  submitted: boolean
  step: Step
  totalYen: Yen
}): CheckoutState {
  return {
    ...start,
    // The Payment Element forgets over a reload, so nobody lands behind it.
    step: start.step === 'confirm' ? 'payment' : start.step,
    phase: start.submitted ? 'asking' : 'editing',
    method: null,
    methodComplete: false,
    problem: null,
    orderToken: null,
    clientSecret: null,
    attempt: 0,
    resume: false,
  }
}

/** Pure: new keys and answers come in with the action. */
export function checkoutReducer(state: CheckoutState, action: CheckoutAction): CheckoutState {
  switch (action.type) {
    case 'went':
      if (state.phase !== 'editing') return state
      return { ...state, step: action.step, problem: null }
    case 'chose':
      return { ...state, method: toMethod(action.method), methodComplete: action.complete }
    case 'priced':
      return priced(state, action.totalYen)
    case 'paid_pressed':
      if (!mayPay(state)) return state
      return pay(state)
    case 'asked_again':
      if (state.phase !== 'editing') return state
      return { ...state, phase: 'asking', problem: null, resume: state.step === 'confirm' }
    case 'form_refused':
      return back(state, 'payment', { kind: 'form', message: action.message })
    case 'answered':
      return answered(state, action.answer, action.freshKey)
    case 'unknown_key':
      return unknownKey(state)
    case 'unreachable':
      return back(state, state.step, { kind: 'unreachable' })
    case 'authenticated':
    case 'waited_enough':
      return { ...state, phase: 'leaving', clientSecret: null }
    case 'authentication_failed':
      return back(state, 'payment', { kind: 'authentication_failed' })
  }
}

/** The one question the Pay button asks; also what stops a second press. */
export function mayPay(state: CheckoutState): boolean {
  return (
    state.phase === 'editing' &&
    state.step === 'confirm' &&
    state.method !== null &&
    state.methodComplete &&
    !isOver(state)
  )
}

/** Nothing in this sheet can change these: the sheet says so and closes. */
export function isOver({ problem }: CheckoutState): boolean {
  return problem !== null && OVER.has(problem.kind)
}

const OVER: ReadonlySet<Problem['kind']> = new Set([
  'sold_out',
  'all_held',
  'not_on_sale',
  'over_limit',
])

const PHASE_AFTER = {
  paid: 'leaving',
  voucher: 'leaving',
  authenticate: 'authenticating',
  wait: 'waiting',
} as const satisfies Record<Extract<CheckoutAnswer, { ok: true }>['next'], Phase>

function toMethod(value: string | null): Method | null {
  return METHODS.find((method) => method === value) ?? null
}

function pay(state: CheckoutState): CheckoutState {
  return {
    ...state,
    phase: 'paying',
    problem: null,
    submitted: true,
    resume: false,
    attempt: state.attempt + 1,
  }
}

/** The server never heard of the key, so nothing was ordered: the way is free. */
function unknownKey(state: CheckoutState): CheckoutState {
  const free: CheckoutState = { ...state, phase: 'editing', submitted: false, resume: false }
  return state.resume && mayPay(free) ? pay(free) : free
}

/** An order keeps the price it was placed at, so a later price of the show means nothing to it. */
function priced(state: CheckoutState, totalYen: Yen): CheckoutState {
  if (state.totalYen === totalYen || state.orderToken || state.phase !== 'editing') return state
  return { ...state, totalYen, problem: { kind: 'price_changed', totalYen } }
}

function answered(state: CheckoutState, answer: CheckoutAnswer, freshKey: string): CheckoutState {
  const orderToken = answer.orderToken ?? state.orderToken
  if (answer.ok) {
    return {
      ...state,
      phase: PHASE_AFTER[answer.next],
      problem: null,
      resume: false,
      orderToken,
      submitted: true,
      clientSecret: answer.next === 'authenticate' ? answer.clientSecret : null,
    }
  }
  const refused = { ...state, orderToken }
  switch (answer.reason) {
    case 'order_ended':
    case 'order_changed':
      // That order cannot be paid any more. A new key is a new purchase, at today's price.
      return {
        ...back(refused, state.methodComplete ? 'confirm' : 'payment', problemOf(answer)),
        checkoutKey: freshKey,
        submitted: false,
        orderToken: null,
      }
    case 'price_changed':
      return {
        ...back(refused, state.methodComplete ? 'confirm' : 'payment', problemOf(answer)),
        totalYen: answer.totalYen ?? state.totalYen,
      }
    case 'address_missing':
      return back(refused, 'details', problemOf(answer))
    case 'invalid':
      return back(refused, answer.fields ? 'details' : 'payment', problemOf(answer))
    case 'declined':
    case 'payment_unavailable':
    case 'method_unavailable':
    case 'voucher_limit':
    case 'voucher_cap':
      return back(refused, 'payment', problemOf(answer))
    default:
      return back(refused, state.step, problemOf(answer))
  }
}

function back(state: CheckoutState, step: Step, problem: Problem): CheckoutState {
  return { ...state, phase: 'editing', step, problem, clientSecret: null, resume: false }
}
