import { expect, test } from 'vitest'
import { ORDER_STATUSES } from '#lib/orders/status.ts'
import { FACE_TONE, orderFace } from './order-face.ts'

test('every status has a face', () => {
  for (const status of ORDER_STATUSES) {
    expect(FACE_TONE[orderFace({ status, attempt: 'ended', method: 'card' }, false)]).toBeDefined()
  }
})

test('an order whose payment is under way is never called unpaid', () => {
  expect(orderFace({ status: 'placed', attempt: 'in_flight', method: 'card' }, false)).toBe(
    'processing',
  )
  expect(orderFace({ status: 'placed', attempt: 'none', method: 'card' }, false)).toBe('processing')
  expect(orderFace({ status: 'placed', attempt: 'ended', method: 'card' }, true)).toBe('processing')
  expect(orderFace({ status: 'placed', attempt: 'ended', method: 'card' }, false)).toBe(
    'unfinished',
  )
})

test('money paid in cash is not called returned before it can be', () => {
  const refunded = { status: 'refunded', attempt: 'ended' } as const
  expect(orderFace({ ...refunded, method: 'konbini' }, false)).toBe('refunding')
  expect(orderFace({ ...refunded, method: 'card' }, false)).toBe('refunded')
})
