'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import type { ReconcileActions } from '#components/admin/reconcile-now.tsx'
import { staffOf } from '#lib/auth/auth.ts'
import { systemClock } from '#lib/clock.ts'
import { reconcileNow } from '#lib/flows/reconcile-now.ts'
import { reconcileNowState } from '#lib/queries/reconcile-runs.ts'

/* What a browser sends here is anybody's: each action asks who sends it and checks all of it. */

const stateInput = z.object({ since: z.iso.datetime().transform((value) => new Date(value)) })

export async function reconcileNowAction(): ReturnType<ReconcileActions['start']> {
  const staff = await staffOf(await headers())
  if (!staff) return { ok: false, reason: 'signed_out' }
  const since = systemClock.now().toISOString()
  await reconcileNow(staff.id)
  return { ok: true, since }
}

export async function reconcileStateAction(input: unknown): ReturnType<ReconcileActions['state']> {
  const staff = await staffOf(await headers())
  if (!staff) return { ok: false, reason: 'signed_out' }
  const parsed = stateInput.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'invalid' }
  return { ok: true, state: await reconcileNowState(parsed.data.since) }
}
