import { expect, test } from 'vitest'
import { type ReconcileRun, readRunFilters, reconcileState } from './reconcile-run.ts'

const run = (some: Partial<ReconcileRun>): ReconcileRun => ({
  id: 1,
  startedAt: '2026-11-23T00:00:00.000Z',
  seconds: 5,
  drift: [],
  found: 0,
  left: 0,
  ...some,
})
const soon = new Date('2026-11-23T00:10:00Z')

test('what is left says so before what was mended, and silence before both', () => {
  expect(reconcileState(null, soon)).toBe('never')
  expect(reconcileState(run({}), soon)).toBe('calm')
  expect(reconcileState(run({ found: 2 }), soon)).toBe('mended')
  expect(reconcileState(run({ found: 2, left: 1 }), soon)).toBe('left')
  expect(reconcileState(run({ left: 1 }), new Date('2026-11-23T00:26:00Z'))).toBe('stale')
})

test('an address is read safely', () => {
  expect(readRunFilters({ tab: 'drift', page: '2' })).toEqual({ tab: 'drift', page: 2 })
  expect(readRunFilters({ tab: 'x', page: '1e9' })).toEqual({ tab: 'all', page: 1 })
})
