'use client'

import { useState } from 'react'
import type { LiveOffer, LiveVariant } from '#lib/shows/live-state.ts'
import { availability } from '#lib/stock/availability.ts'

export type Choice = {
  /** Null until one is chosen, and again when the chosen one is gone. */
  variant: LiveVariant | null
  /** The chosen one when all its units are held: it cannot be bought, only waited for. */
  awaited: LiveVariant | null
  quantity: number
  /** The most that one order may have now; 0 when nothing is free. */
  max: number
  choose: (variantId: string) => void
  setQuantity: (quantity: number) => void
}

type Wish = { variantId: string | null; quantity: number }

const NO_WISH: Wish = { variantId: null, quantity: 1 }

/**
 * Which variant, how many; remembered for each offer while the room is open. Stock moves while
 * somebody thinks: the quantity shown is never more than what is free, and grows back when units
 * come back.
 */
export function useChoice(offer: LiveOffer | undefined): Choice {
  const [wishes, setWishes] = useState<Record<string, Wish>>({})
  const wish = (offer && wishes[offer.id]) ?? NO_WISH
  const change = (part: Partial<Wish>) => {
    if (offer) setWishes((all) => ({ ...all, [offer.id]: { ...wish, ...part } }))
  }
  const variants = offer?.variants ?? []
  const chosen =
    variants.length === 1 ? variants[0] : variants.find((each) => each.id === wish.variantId)
  const variant = chosen && chosen.free > 0 ? chosen : null
  const awaited = chosen && availability(chosen) === 'all_held' ? chosen : null
  const free = variant?.free ?? Math.max(0, ...variants.map((each) => each.free))
  const max = Math.min(offer?.maxPerOrder ?? 0, free)
  return {
    variant,
    awaited,
    quantity: Math.max(1, Math.min(wish.quantity, max)),
    max,
    choose: (variantId) => change({ variantId }),
    setQuantity: (quantity) => change({ quantity }),
  }
}
