import { expect, test } from 'vitest'
import type { RefundStatus } from '#lib/orders/refunds.ts'
import { ORDER_STATUSES } from '#lib/orders/status.ts'
import { FACE_TONE, orderFace } from './order-face.ts'

const order = { attempt: 'ended', refunds: [], totalYen: 1_000 } as const
const face = (change: Partial<Parameters<typeof orderFace>[0]>, isSettling = false) =>
  orderFace({ ...order, status: 'placed', ...change, refunds: change.refunds ?? [] }, isSettling)

const refund = (status: RefundStatus) => ({
  status,
  amountYen: order.totalYen,
  createdAt: '2026-12-19T00:00:00Z',
  emailMasked: null,
  isForLateMoney: true,
})

test('every status has a face', () => {
  for (const status of ORDER_STATUSES) expect(FACE_TONE[face({ status })]).toBeDefined()
})

test('an order whose payment is under way is never called unpaid', () => {
  expect(face({ attempt: 'in_flight' })).toBe('processing')
  expect(face({ attempt: 'none' })).toBe('processing')
  expect(face({ attempt: 'ended' }, true)).toBe('processing')
  expect(face({ attempt: 'ended' })).toBe('unfinished')
})

test('money is not called returned before it is', () => {
  const told = (status: RefundStatus) => face({ status: 'refunded', refunds: [refund(status)] })
  expect(told('requires_action')).toBe('refunding')
  expect(told('pending')).toBe('refund_pending')
  expect(told('succeeded')).toBe('refunded')
  expect(told('failed')).toBe('refund_failed')
  expect(face({ status: 'refunded' })).toBe('refund_pending')
})

test('late money says so until its refund has begun, and then how far it is', () => {
  expect(face({ status: 'paid_late' })).toBe('paid_late')
  expect(face({ status: 'paid_late', refunds: [refund('failed')] })).toBe('refund_failed')
})
