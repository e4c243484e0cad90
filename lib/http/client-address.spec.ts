import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

test('without a proxy of ours the header is a visitor’s word and is not believed', () => {
  expect(clientAddress('203.0.113.9', '198.51.100.7', 0)).toBe('198.51.100.7')
})

test('behind proxies the entry that the outermost one added counts, whatever stands left of it', () => {
  expect(clientAddress('1.1.1.1, 203.0.113.9', '10.0.0.1', 1)).toBe('203.0.113.9')
  expect(clientAddress('1.1.1.1, 203.0.113.9, 10.0.0.2', '10.0.0.1', 2)).toBe('203.0.113.9')
})

test('a request that went around the proxies is told by its socket', () => {
  expect(clientAddress(undefined, '10.0.0.1', 1)).toBe('10.0.0.1')
})
