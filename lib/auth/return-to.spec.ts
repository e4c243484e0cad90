import { expect, test } from 'vitest'
import { safeReturnTo } from './return-to.ts'

test.each(['/admin/orders/K7M2P9QX', '/studio', '/studio/live-tonight', '/admin/vouchers'])(
  'goes back to %s',
  (path) => expect(safeReturnTo(path)).toBe(path),
)

test.each([
  undefined,
  '',
  '/',
  '/orders/secret',
  '/administrators',
  '//evil.example',
  '/admin//evil.example',
  '/admin/\\evil.example',
  'https://evil.example/admin/',
  '/admin/../orders',
  '/admin/login',
])('goes to the orders instead of %s', (path) => expect(safeReturnTo(path)).toBe('/admin/orders'))

test('the first of several wins', () => {
  expect(safeReturnTo(['/studio', '/admin'])).toBe('/studio')
})
