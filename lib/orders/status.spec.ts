import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  FACTS,
  type Fact,
  LIVE_STATUSES,
  next,
  ORDER_STATUSES,
  type OrderStatus,
  PAID_STATUSES,
  refusal,
  STOCK_PLACE,
  TRANSITIONS,
} from './status.ts'

const facts = fc.array(fc.constantFrom(...FACTS), { maxLength: 40 })

/** Everything an order went through, as the flows would write it. */
function live(sequence: Fact[]): OrderStatus[] {
  const path: OrderStatus[] = ['placed']
  for (const fact of sequence) {
    const to = next(path.at(-1) ?? 'placed', fact)
    if (to) path.push(to)
  }
  return path
}

describe('the table of an order’s life', () => {
  test('every status can be reached', () => {
    const reached = new Set<OrderStatus>(['placed'])
    for (let i = 0; i < ORDER_STATUSES.length; i++) {
      for (const from of [...reached]) {
        for (const to of Object.values(TRANSITIONS[from])) reached.add(to)
      }
    }
    expect([...reached].sort()).toEqual([...ORDER_STATUSES].sort())
  })

  test('no path ships what is not paid', () => {
    fc.assert(
      fc.property(facts, (sequence) => {
        const path = live(sequence)
        const shipped = path.indexOf('shipped')
        if (shipped >= 0) expect(path[shipped - 1]).toBe('paid')
      }),
    )
  })

  test('money is never counted without having come', () => {
    fc.assert(
      fc.property(
        facts.map((sequence) => sequence.filter((fact) => fact !== 'payment_succeeded')),
        (unpaid) => {
          for (const status of live(unpaid)) expect(PAID_STATUSES).not.toContain(status)
        },
      ),
    )
  })

  test('a fact that has acted does nothing the second time', () => {
    fc.assert(
      fc.property(facts, (sequence) => {
        let status: OrderStatus = 'placed'
        for (const fact of sequence) {
          status = next(status, fact) ?? status
          expect(next(status, fact)).toBeNull()
        }
      }),
    )
  })

  test('doubling every event changes nothing about the path', () => {
    fc.assert(
      fc.property(facts, (sequence) => {
        expect(live(sequence.flatMap((fact) => [fact, fact]))).toEqual(live(sequence))
      }),
    )
  })

  test('once the money is there, no order of what else Stripe says takes it away', () => {
    const noise = fc.shuffledSubarray<Fact>([
      'voucher_issued',
      'voucher_lapsed',
      'payment_canceled',
      'hold_ended',
    ])
    fc.assert(
      fc.property(noise, noise, (before, after) => {
        const end = live([...before, 'payment_succeeded', ...after]).at(-1)
        expect(['paid', 'paid_late']).toContain(end)
      }),
    )
  })

  test('units of an order that holds its checkout key are not on sale, but for late money', () => {
    for (const status of LIVE_STATUSES) {
      if (status !== 'paid_late') expect(STOCK_PLACE[status]).not.toBe('free')
    }
  })

  test('staff may ship exactly where the table leads to shipped', () => {
    for (const status of ORDER_STATUSES) {
      expect(refusal('ship', status) === null).toBe(next(status, 'shipped') !== null)
    }
  })
})
