import { expect, test, vi } from 'vitest'
import { NO_EVENT_FILTERS } from '#lib/orders/event-inbox.ts'
import { type ReplayActions, runReplay } from './run-replay.ts'

const target = { filters: NO_EVENT_FILTERS }
const cursor = { receivedAt: '2026-11-23T00:00:00.000Z', id: 'evt_200' }

/** What the server would say; the network and the server have specs of their own. */
function actions(some: Partial<ReplayActions>): ReplayActions {
  return {
    rehearse: () => Promise.reject(new Error('not asked')),
    replay: vi
      .fn<ReplayActions['replay']>()
      .mockResolvedValueOnce({ ok: true, queued: 200, next: cursor })
      .mockResolvedValueOnce({ ok: true, queued: 50, next: null }),
    progress: vi
      .fn<ReplayActions['progress']>()
      .mockResolvedValueOnce({ ok: true, asked: 250, done: 120 })
      .mockResolvedValue({ ok: true, asked: 250, done: 250 }),
    ...some,
  }
}

async function run(some: Partial<ReplayActions>) {
  const seen: string[] = []
  const end = await runReplay({
    target,
    actions: actions(some),
    signal: new AbortController().signal,
    onProgress: ({ queued, done, isQueued }) =>
      seen.push(isQueued ? `${done}/${queued}` : `+${queued}`),
    waitMs: () => Promise.resolve(),
  })
  return { seen, end }
}

test('batch after batch is queued, then watched until all are through', async () => {
  expect(await run({})).toEqual({
    seen: ['+0', '+200', '120/250', '250/250'],
    end: { ok: true, queued: 250 },
  })
})

test('a refusal at once is told as it is; one in the middle says how much was taken on', async () => {
  const refuse = vi
    .fn<ReplayActions['replay']>()
    .mockResolvedValue({ ok: false, reason: 'too_many' })
  expect((await run({ replay: refuse })).end).toEqual({ ok: false, reason: 'too_many', queued: 0 })
  const breakOff = vi
    .fn<ReplayActions['replay']>()
    .mockResolvedValueOnce({ ok: true, queued: 200, next: cursor })
    .mockRejectedValueOnce(new Error('network'))
  expect((await run({ replay: breakOff })).end).toEqual({
    ok: false,
    reason: 'stopped',
    queued: 200,
  })
})

test('a worker that is away is watched for a minute, not for ever', async () => {
  const progress = vi
    .fn<ReplayActions['progress']>()
    .mockResolvedValue({ ok: true, asked: 250, done: 0 })
  expect((await run({ progress })).end).toEqual({ ok: true, queued: 250 })
  expect(progress.mock.calls.length).toBeLessThan(100)
})
