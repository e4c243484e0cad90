import { expect, test } from 'vitest'
import {
  eventFiltersQuery,
  NO_EVENT_FILTERS,
  parseJstMinute,
  readEventFilters,
} from './event-inbox.ts'

test('an address is read safely and written back the same', () => {
  const filters = readEventFilters({
    tab: 'failed',
    q: ' evt_1 ',
    type: 'charge.refunded',
    from: '2026-11-23T09:00',
    to: '2026-11-23T10:00',
    page: '3',
  })
  expect(filters).toMatchObject({ tab: 'failed', q: 'evt_1', type: 'charge.refunded', page: 3 })
  const query = Object.fromEntries(new URLSearchParams(eventFiltersQuery(filters)))
  expect(readEventFilters(query)).toEqual(filters)
})

test('what makes no sense is left out', () => {
  const odd = { tab: 'x', type: "a' or 1=1", from: 'yesterday', to: '2026-99-99T99:99', page: '-1' }
  expect(readEventFilters(odd)).toEqual(NO_EVENT_FILTERS)
  expect(eventFiltersQuery(NO_EVENT_FILTERS)).toBe('')
})

test('times are JST wherever the server is', () => {
  expect(parseJstMinute('2026-11-23T09:00')).toEqual(new Date('2026-11-23T00:00:00Z'))
})
