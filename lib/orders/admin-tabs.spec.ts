import { expect, test } from 'vitest'
import { orderFiltersQuery, readOrderFilters } from './admin-tabs.ts'

test('an address without filters is the first page of all orders', () => {
  expect(readOrderFilters({})).toEqual({ tab: 'all', q: '', page: 1 })
})

test.each([
  [{ tab: 'nonsense' }, { tab: 'all' }],
  [{ page: '0' }, { page: 1 }],
  [{ page: '-1' }, { page: 1 }],
  [{ page: '1.5' }, { page: 1 }],
  [{ page: '1e9' }, { page: 1 }],
  [{ page: 'x' }, { page: 1 }],
  [{ q: `  ${'x'.repeat(200)} ` }, { q: 'x'.repeat(100) }],
  [{ tab: ['to_ship', 'all'] }, { tab: 'to_ship' }],
])('%j is made safe', (params, expected) => {
  expect(readOrderFilters(params)).toMatchObject(expected)
})

test('a view survives the way into an address and back', () => {
  const filters = { tab: 'to_ship', q: '山田 & co', page: 3 } as const
  const params = Object.fromEntries(new URLSearchParams(orderFiltersQuery(filters)))
  expect(readOrderFilters(params)).toEqual(filters)
  expect(orderFiltersQuery({ tab: 'all', q: '', page: 1 })).toBe('')
})
