import { expect, test } from 'vitest'
import { groupVouchers } from './voucher-groups.ts'

const ending = (expiresAt: string) => ({ expiresAt })
// 23:30 on Friday, December 18, in Japan; still the 18th in UTC, at 14:30.
const now = new Date('2026-12-18T14:30:00Z')

test('days are those of the calendar in Japan, not of 24 hours', () => {
  const tonight = ending('2026-12-18T14:59:59Z')
  const tomorrowNight = ending('2026-12-19T14:59:59Z')
  const halfPastMidnight = ending('2026-12-18T15:30:00Z')
  const sunday = ending('2026-12-20T14:59:59Z')
  expect(groupVouchers([tonight, halfPastMidnight, tomorrowNight, sunday], now)).toEqual({
    over: [],
    today: [tonight],
    tomorrow: [halfPastMidnight, tomorrowNight],
    later: [sunday],
  })
})

test('the deadline itself is over, whatever the day', () => {
  const justEnded = ending(now.toISOString())
  const yesterday = ending('2026-12-17T14:59:59Z')
  expect(groupVouchers([yesterday, justEnded], now).over).toEqual([yesterday, justEnded])
})
