import { assertYen, type Yen } from '#lib/money.ts'

export const METHODS = ['card', 'konbini'] as const
export type Method = (typeof METHODS)[number]

/**
 * What Stripe is expected to keep, per method. The rate is in hundredths of a percent so that the
 * arithmetic stays in integers. 3.6 % is Japan's standard; ¥120 is the talk's minimum for konbini.
 * What was really kept is read from balance transactions.
 */
export const FEE_POLICY: Readonly<Record<Method, { rateBp: number; minimumYen: Yen }>> = {
  card: { rateBp: 360, minimumYen: 0 },
  konbini: { rateBp: 360, minimumYen: 120 },
}

/** Stripe's limits for one payment in yen (docs.stripe.com/payments/konbini, /currencies). */
export const AMOUNT_LIMITS_YEN: Readonly<Record<Method, { min: Yen; max: Yen }>> = {
  card: { min: 50, max: 9_999_999 },
  konbini: { min: 120, max: 300_000 },
}

/** The fee expected for a sale of `amountYen`, rounded to the nearest yen as Stripe rounds. */
export function expectedFee(method: Method, amountYen: Yen): Yen {
  assertYen(amountYen)
  const { rateBp, minimumYen } = FEE_POLICY[method]
  return Math.max(minimumYen, Math.floor((amountYen * rateBp + 5_000) / 10_000))
}

/** What the shop keeps of `amountYen`, and that as hundredths of a percent, rounded down. */
export function takeHome(method: Method, amountYen: Yen): { keptYen: Yen; keptBp: number } {
  const keptYen = amountYen - expectedFee(method, amountYen)
  return { keptYen, keptBp: amountYen === 0 ? 0 : Math.floor((keptYen * 10_000) / amountYen) }
}
