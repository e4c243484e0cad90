import { expect, test } from 'vitest'
import { CARRIERS } from '#lib/orders/carriers.ts'
import { PREFECTURES } from '#lib/orders/checkout-form.ts'
import { CHAIN_GUIDES, stepsFor } from '#lib/vouchers/chain-steps.ts'
import { CHAINS } from '#lib/vouchers/chains.ts'
import { trackingUrl } from './carrier-tracking.ts'
import { askDelayMs, MOST_QUESTIONS } from './checkout-api.ts'
import { adviceFor } from './checkout-problem.ts'
import { deadlineIcs } from './deadline-ics.ts'
import { newKey } from './new-key.ts'
import { PREFECTURE_ROMAJI } from './prefecture-romaji.ts'

test('decline codes become six things to do, and unknown ones never accuse', () => {
  expect(adviceFor('insufficient_funds')).toBe('funds')
  expect(adviceFor('stolen_card')).toBe('other_card')
  expect(adviceFor(undefined)).toBe('other_card')
})

test('questions to the server end within about a minute and a half', () => {
  const slowest = Array.from({ length: MOST_QUESTIONS }, (_, i) => askDelayMs(i, 1))
  expect(slowest.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(90_000)
  expect(askDelayMs(0, 0)).toBe(800)
})

test('a calendar entry ends with the deadline and escapes its text', () => {
  const ics = deadlineIcs({
    uid: 'KL-1@shop.example',
    title: '期限(¥3,300)',
    deadline: new Date('2026-12-19T14:59:59Z'),
    url: 'https://shop.example/orders/x',
  })
  expect(ics).toContain('DTEND:20261219T145959Z')
  expect(ics).toContain('SUMMARY:期限(¥3\\,300)')
  expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true)
})

test('keys are UUIDs with and without a secure context', () => {
  const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
  expect(newKey()).toMatch(uuid)
  const { randomUUID } = crypto
  Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true })
  expect(newKey()).toMatch(uuid)
  Object.defineProperty(crypto, 'randomUUID', { value: randomUUID, configurable: true })
})

test('known carriers have a page for a parcel; the others a number to copy', () => {
  const linked = CARRIERS.filter((carrier) => trackingUrl(carrier, '1234-5678-9012'))
  expect(linked).toEqual(CARRIERS.filter((carrier) => carrier !== 'その他'))
  expect(trackingUrl('ヤマト運輸', '1234-5678-9012')).toContain('=123456789012')
  expect(trackingUrl('ヤマト運輸', '')).toBeNull()
})

test('every chain has steps, and none asks for a number that was not issued', () => {
  for (const chain of CHAINS) {
    expect(stepsFor(chain, true).length).toBeGreaterThan(3)
    expect(stepsFor(chain, false)).not.toContain('confirmationNumber')
    expect(new Date(CHAIN_GUIDES[chain].verifiedOn).getTime()).not.toBeNaN()
  }
})

test('there is a reading for each prefecture', () => {
  expect(PREFECTURE_ROMAJI).toHaveLength(PREFECTURES.length)
})
