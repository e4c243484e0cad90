import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastKonbiniYen, offeredMethods } from './offered-methods.ts'
import { AMOUNT_LIMITS_YEN, expectedFee, METHODS, takeHome } from './policy.ts'

const amount = fc.integer({ min: 1, max: 400_000 })
const share = fc.integer({ min: 0, max: 10_000 })

describe('the fee', () => {
  test('of konbini: 3.6 %, at least ¥120', () => {
    expect(expectedFee('konbini', 200)).toBe(120)
    expect(expectedFee('konbini', 3_333)).toBe(120)
    expect(expectedFee('konbini', 10_000)).toBe(360)
    expect(takeHome('konbini', 200)).toEqual({ keptYen: 80, keptBp: 4_000 })
  })

  test('of ¥8,000 by card is ¥288, as on a balance transaction', () => {
    expect(expectedFee('card', 8_000)).toBe(288)
  })

  test('is a whole, never negative number of yen, and never falls as the price rises', () => {
    fc.assert(
      fc.property(fc.constantFrom(...METHODS), amount, (method, yen) => {
        const fee = expectedFee(method, yen)
        expect(Number.isInteger(fee) && fee >= 0).toBe(true)
        expect(expectedFee(method, yen + 1)).toBeGreaterThanOrEqual(fee)
      }),
    )
  })
})

describe('methods offered', () => {
  test('konbini only where the shop keeps its share, and it says how much is missing', () => {
    fc.assert(
      fc.property(amount, share, (yen, leastKeptBp) => {
        const [, konbini] = offeredMethods({ amountYen: yen, konbiniAllowed: true, leastKeptBp })
        const { min, max } = AMOUNT_LIMITS_YEN.konbini
        const fits = yen >= min && yen <= max && takeHome('konbini', yen).keptBp >= leastKeptBp
        expect(konbini?.available).toBe(fits)
        if (konbini && !konbini.available && konbini.missingYen !== null) {
          const enough = yen + konbini.missingYen
          const [, then] = offeredMethods({ amountYen: enough, konbiniAllowed: true, leastKeptBp })
          expect(then?.available).toBe(true)
        }
      }),
    )
  })

  test('a shop that wants 80 % offers konbini from ¥600', () => {
    expect(leastKonbiniYen(8_000)).toBe(600)
  })

  test('a card is never hidden for a fee', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 400_000 }), share, (yen, leastKeptBp) => {
        const [card] = offeredMethods({ amountYen: yen, konbiniAllowed: true, leastKeptBp })
        expect(card?.available).toBe(true)
      }),
    )
  })
})
