import { expect, test } from 'vitest'
import { accountDeadline, type RefundStatus, refundProgress } from './refunds.ts'

const refund = (status: RefundStatus, amountYen = 1_000) => ({ status, amountYen })

test('what needs somebody comes first', () => {
  expect(refundProgress([], 1_000)).toBe('none')
  expect(refundProgress([refund('succeeded')], 1_000)).toBe('arrived')
  expect(refundProgress([refund('succeeded', 400), refund('pending', 600)], 1_000)).toBe(
    'on_its_way',
  )
  expect(refundProgress([refund('pending', 400), refund('requires_action', 600)], 1_000)).toBe(
    'needs_account',
  )
})

test('a refund that failed is told until another one makes it good', () => {
  expect(refundProgress([refund('failed')], 1_000)).toBe('failed')
  expect(refundProgress([refund('canceled')], 1_000)).toBe('failed')
  expect(refundProgress([refund('failed'), refund('pending', 400)], 1_000)).toBe('failed')
  expect(refundProgress([refund('failed'), refund('pending')], 1_000)).toBe('on_its_way')
})

test('an account can be named for 45 days', () => {
  expect(accountDeadline(new Date('2026-12-01T00:00:00Z')).toISOString()).toBe(
    '2027-01-15T00:00:00.000Z',
  )
})
