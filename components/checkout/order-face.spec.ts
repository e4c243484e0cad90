import { expect, test } from 'vitest'
import { ORDER_STATUSES } from '#lib/orders/status.ts'
import { FACE_TONE, orderFace } from './order-face.ts'

test('every status has a face', () => {
  for (const status of ORDER_STATUSES) {
    expect(FACE_TONE[orderFace({ status, attempt: 'ended' }, false)]).toBeDefined()
  }
})

test('an order whose payment is under way is never called unpaid', () => {
  expect(orderFace({ status: 'placed', attempt: 'in_flight' }, false)).toBe('processing')
  expect(orderFace({ status: 'placed', attempt: 'none' }, false)).toBe('processing')
  expect(orderFace({ status: 'placed', attempt: 'ended' }, true)).toBe('processing')
  expect(orderFace({ status: 'placed', attempt: 'ended' }, false)).toBe('unfinished')
})
