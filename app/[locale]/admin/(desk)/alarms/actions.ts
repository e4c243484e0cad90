'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import type { SettleOutcome } from '#components/admin/outcome.ts'
import { staffOf } from '#lib/auth/auth.ts'
import { settleAlarm } from '#lib/flows/settle-alarm.ts'

/** What a browser sends here is anybody's: who sends it is asked, and all of it is checked. */
const settleInput = z.object({ alarmId: z.int().positive() })

export async function settleAlarmAction(input: unknown): Promise<SettleOutcome> {
  const staff = await staffOf(await headers())
  if (!staff) return { ok: false, reason: 'signed_out' }
  const parsed = settleInput.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'invalid' }
  return settleAlarm({ ...parsed.data, staffId: staff.id })
}
