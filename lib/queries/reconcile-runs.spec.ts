import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { reconcileRuns } from '#lib/db/schema.ts'
import { reconcileNow } from '#lib/flows/reconcile-now.ts'
import { eventually, openWorld, type World } from '#lib/testing/world.ts'
import { latestReconcileRun, listReconcileRuns, reconcileNowState } from './reconcile-runs.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a run on demand: asked for twice, done once, its history says what it found', async () => {
  expect(await latestReconcileRun()).toBeNull()
  const since = new Date()
  await reconcileNow('x')
  await reconcileNow('x')
  expect(await reconcileNowState(since)).toBe('waiting')
  await world.runJobs()
  // The queue marks a job done a moment after its work is.
  await eventually(async () => expect(await reconcileNowState(since)).toBe('done'))
  const { rows, pages } = await listReconcileRuns({ tab: 'all', page: 1 })
  expect(rows).toHaveLength(1)
  expect(pages).toBe(1)
  expect(rows[0]).toMatchObject({ drift: [], found: 0, left: 0 })
  expect(await latestReconcileRun()).toEqual(rows[0])
})

test('runs with drift can be told from the many without, whatever kinds there are', async () => {
  const at = new Date()
  await db()
    .insert(reconcileRuns)
    .values([
      { startedAt: at, finishedAt: at, drift: { missingEvents: 0, aNewKind: 3 }, left: 1 },
      { startedAt: at, finishedAt: at, drift: { missingEvents: 0 }, left: 0 },
    ])
  const { rows } = await listReconcileRuns({ tab: 'drift', page: 1 })
  expect(rows).toMatchObject([{ drift: [{ kind: 'aNewKind', count: 3 }], found: 3, left: 1 }])
})
