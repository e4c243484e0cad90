import type { Rehearsal, ReplayTarget } from '#lib/orders/event-inbox.ts'

/* The browser's side of a replay: batch after batch is queued, then the queue is watched. */

export type ReplayCursor = { receivedAt: string; id: string }

export type Refused = 'signed_out' | 'invalid' | 'failed'

export type ReplayActions = {
  rehearse(
    target: ReplayTarget,
  ): Promise<{ ok: true; rehearsal: Rehearsal } | { ok: false; reason: Refused }>
  replay(input: {
    target: ReplayTarget
    startedAt: string
    after: ReplayCursor | null
  }): Promise<
    | { ok: true; queued: number; next: ReplayCursor | null }
    | { ok: false; reason: Refused | 'too_many' }
  >
  progress(input: {
    startedAt: string
  }): Promise<{ ok: true; asked: number; done: number } | { ok: false; reason: Refused }>
}

export type ReplayCounts = { queued: number; done: number; isQueued: boolean }

export type ReplayEnd =
  | { ok: true; queued: number }
  | { ok: false; reason: Refused | 'too_many' | 'stopped'; queued: number }

/** How often the queue is looked at. */
const LOOK_MS = 700

/** The worker is busy or away: it goes on without anybody watching. */
const WATCH_MS = 60_000

type RunOptions = {
  target: ReplayTarget
  actions: ReplayActions
  onProgress: (counts: ReplayCounts) => void
  /** Stops the watching, and the queuing after the batch under way. */
  signal: AbortSignal
  waitMs?: (ms: number) => Promise<void>
}

/** Queues all of a target's events and watches until they have been through, or for a minute. */
export async function runReplay(options: RunOptions): Promise<ReplayEnd> {
  const { target, actions, onProgress, signal, waitMs = pause } = options
  const startedAt = new Date().toISOString()
  let queued = 0
  let after: ReplayCursor | null = null
  do {
    onProgress({ queued, done: 0, isQueued: false })
    const step: Awaited<ReturnType<ReplayActions['replay']>> | null = await actions
      .replay({ target, startedAt, after })
      .catch(() => null)
    if (!step) return { ok: false, reason: queued > 0 ? 'stopped' : 'failed', queued }
    if (!step.ok) return { ok: false, reason: queued > 0 ? 'stopped' : step.reason, queued }
    queued += step.queued
    after = step.next
  } while (after && !signal.aborted)
  if (after) return { ok: false, reason: 'stopped', queued }

  for (let waited = 0; waited < WATCH_MS && !signal.aborted; waited += LOOK_MS) {
    const seen = await actions.progress({ startedAt }).catch(() => null)
    const done = seen?.ok ? seen.done : 0
    onProgress({ queued, done, isQueued: true })
    if (done >= queued) break
    await waitMs(LOOK_MS)
  }
  return { ok: true, queued }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
