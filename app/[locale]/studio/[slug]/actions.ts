'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import type { PinOutcome } from '#components/studio/pin-outcome.ts'
import { staffOf } from '#lib/auth/auth.ts'
import { pinOffer, unpinOffer } from '#lib/flows/pin-offer.ts'

const showSlug = z.string().min(1).max(100)
const pinInput = z.object({ showSlug, offerId: z.uuid() })
const unpinInput = z.object({ showSlug })

export async function pinOfferAction(input: unknown): Promise<PinOutcome> {
  const staff = await staffOf(await headers())
  if (!staff) return { ok: false, reason: 'signed_out' }
  const parsed = pinInput.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'failed' }
  return pinOffer({ ...parsed.data, staffId: staff.id })
}

export async function unpinOfferAction(input: unknown): Promise<PinOutcome> {
  const staff = await staffOf(await headers())
  if (!staff) return { ok: false, reason: 'signed_out' }
  const parsed = unpinInput.safeParse(input)
  if (!parsed.success) return { ok: false, reason: 'failed' }
  return unpinOffer({ ...parsed.data, staffId: staff.id })
}
