import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDaysUntilJst, endOfDayJst, formatJst, formatJstDay } from './jst.ts'
import { groupDigits } from './vouchers/chains.ts'
import { urgency, voucherDeadline } from './vouchers/deadline.ts'

const moment = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2036-01-01T00:00:00Z'),
  noInvalidDate: true,
})

describe('deadlines in Japan', () => {
  test('an order on Wednesday night ends on Saturday at 23:59:59 JST', () => {
    const deadline = voucherDeadline(new Date('2026-12-16T22:30:00+09:00'))
    expect(deadline).toEqual(new Date('2026-12-19T23:59:59+09:00'))
    expect(formatJst(deadline, 'ja')).toBe('12月19日(土) 23:59')
    expect(formatJst(deadline, 'en')).toBe('Sat, Dec 19, 23:59')
    expect(formatJstDay(deadline, 'ja')).toBe('12月19日(土)')
    expect(formatJstDay(deadline, 'en')).toBe('Sat, Dec 19')
  })

  test('the day is Japan’s: 00:30 in Tokyo is yesterday in UTC', () => {
    const night = new Date('2026-12-16T00:30:00+09:00')
    expect(endOfDayJst(night, 0)).toEqual(new Date('2026-12-16T23:59:59+09:00'))
  })

  test('the end lies so many calendar days ahead, in the last second of its day', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 60 }), (now, days) => {
        const end = endOfDayJst(now, days)
        expect(calendarDaysUntilJst(now, end)).toBe(days)
        expect(calendarDaysUntilJst(end, new Date(end.getTime() + 1000))).toBe(1)
      }),
    )
  })

  test('urgency changes at 24 hours, at three and at none', () => {
    const deadline = new Date('2026-12-19T23:59:59+09:00')
    const left = (seconds: number) => new Date(deadline.getTime() - seconds * 1000)
    expect(urgency(left(24 * 3600), deadline)).toBe('calm')
    expect(urgency(left(24 * 3600 - 1), deadline)).toBe('soon')
    expect(urgency(left(3 * 3600 - 1), deadline)).toBe('hot')
    expect(urgency(left(0), deadline)).toBe('over')
  })
})

test('numbers are grouped without losing or adding a digit', () => {
  expect(groupDigits('123456')).toBe('123 456')
  expect(groupDigits('09012345678')).toBe('0901 2345 678')
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,14}$/), (digits) => {
      const groups = groupDigits(digits).split(' ')
      expect(groups.join('')).toBe(digits)
      for (const group of groups) expect(group.length).toBeLessThanOrEqual(4)
    }),
  )
})
