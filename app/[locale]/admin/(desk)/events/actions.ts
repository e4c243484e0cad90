'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import type { ReplayActions } from '#components/admin/run-replay.ts'
import { staffOf } from '#lib/auth/auth.ts'
import { systemClock } from '#lib/clock.ts'
import { rehearseReplay } from '#lib/flows/rehearse-replay.ts'
import { replayEvents } from '#lib/flows/replay-events.ts'
import { EVENT_TABS, type ReplayTarget, readEventFilters } from '#lib/orders/event-inbox.ts'
import { replayProgress } from '#lib/queries/admin-events.ts'

/* What a browser sends here is anybody's: each action asks who sends it and checks all of it. */

const eventId = z.string().regex(/^evt_\w{1,255}$/)

const target = z
  .union([
    z.object({ eventId }),
    z.object({
      filters: z.object({
        tab: z.enum(EVENT_TABS),
        q: z.string(),
        type: z.string(),
        from: z.string(),
        to: z.string(),
      }),
    }),
  ])
  .transform(
    (value): ReplayTarget =>
      'eventId' in value ? value : { filters: readEventFilters(value.filters) },
  )

/** A replay's name is its beginning. */
const moment = z.iso.datetime().transform((value) => new Date(value))

const replayInput = z.object({
  target,
  startedAt: moment,
  after: z.object({ receivedAt: z.iso.datetime(), id: eventId }).nullable(),
})

export async function rehearseAction(input: unknown): ReturnType<ReplayActions['rehearse']> {
  const staff = await staffOf(await headers())
  if (!staff) return { ok: false, reason: 'signed_out' }
  const parsed = target.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'invalid' }
  return { ok: true, rehearsal: await rehearseReplay(parsed.data, systemClock.now()) }
}

export async function replayAction(input: unknown): ReturnType<ReplayActions['replay']> {
  const staff = await staffOf(await headers())
  if (!staff) return { ok: false, reason: 'signed_out' }
  const parsed = replayInput.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'invalid' }
  return replayEvents({ ...parsed.data, staffId: staff.id })
}

export async function replayProgressAction(input: unknown): ReturnType<ReplayActions['progress']> {
  const staff = await staffOf(await headers())
  if (!staff) return { ok: false, reason: 'signed_out' }
  const parsed = z.object({ startedAt: moment }).safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'invalid' }
  return { ok: true, ...(await replayProgress(parsed.data.startedAt)) }
}
