import type { Yen } from '#lib/money.ts'
import { AMOUNT_LIMITS_YEN, METHODS, type Method, takeHome } from './policy.ts'

export type MethodReason =
  | 'amount_too_small'
  | 'amount_too_large'
  /** The shop would keep less than it has decided to. */
  | 'fee_too_high'
  /** The shop sells this product by card only. */
  | 'not_for_product'

export type MethodOffer =
  | { method: Method; available: true }
  | { method: Method; available: false; reason: MethodReason; missingYen: Yen | null }

export type MethodQuestion = {
  amountYen: Yen
  konbiniAllowed: boolean
  /** Least share of a konbini sale the shop wants to keep, in hundredths of a percent. */
  leastKeptBp: number
}

/**
 * Which methods may pay for an amount, and why not where they may not. `missingYen` says how much
 * more would bring the method back, when more would.
 *
 * A card is refused only below Stripe's minimum: card networks do not allow hiding it for small
 * sales. Konbini is offered only where the shop keeps enough (DESIGN.md decision 6).
 */
export function offeredMethods(question: MethodQuestion): MethodOffer[] {
  return METHODS.map((method) => offer(method, question))
}

export function isOffered(method: Method, question: MethodQuestion): boolean {
  return offer(method, question).available
}

/** The smallest amount by konbini of which the shop keeps at least `leastKeptBp`. */
export function leastKonbiniYen(leastKeptBp: number): Yen {
  const { min, max } = AMOUNT_LIMITS_YEN.konbini
  if (takeHome('konbini', max).keptBp < leastKeptBp) return max + 1
  // The share kept grows with the amount but for rounding, which moves it by under 2 yen: find the
  // neighbourhood by halving, then the exact yen by walking.
  let low = min
  let high = max
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (takeHome('konbini', middle).keptBp >= leastKeptBp) high = middle
    else low = middle + 1
  }
  return low
}

function offer(method: Method, question: MethodQuestion): MethodOffer {
  const { amountYen, konbiniAllowed, leastKeptBp } = question
  const { min, max } = AMOUNT_LIMITS_YEN[method]
  const refuse = (reason: MethodReason, missingYen: Yen | null = null): MethodOffer => ({
    method,
    available: false,
    reason,
    missingYen,
  })
  if (method === 'konbini' && !konbiniAllowed) return refuse('not_for_product')
  if (amountYen > max) return refuse('amount_too_large')
  if (method === 'konbini' && takeHome(method, amountYen).keptBp < leastKeptBp) {
    const enoughYen = leastKonbiniYen(leastKeptBp)
    const reason = amountYen < min ? 'amount_too_small' : 'fee_too_high'
    return refuse(reason, enoughYen > max ? null : enoughYen - amountYen)
  }
  if (amountYen < min) return refuse('amount_too_small', min - amountYen)
  return { method, available: true }
}
