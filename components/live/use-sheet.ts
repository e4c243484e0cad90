'use client'

import { useState } from 'react'

export type Purchase = { offerId: string; variantId: string; quantity: number }

export type SheetState = {
  open: 'shop' | 'checkout' | null
  /** Null is the list. Kept while the sheet closes, so that its content does not change then. */
  offerId: string | null
  fromList: boolean
  purchase: Purchase | null
}

/** Which sheet is over the video. Only one at a time: the purchase takes the product's place. */
export function useSheet() {
  const [state, setState] = useState<SheetState>({
    open: null,
    offerId: null,
    fromList: false,
    purchase: null,
  })
  const change = (part: Partial<SheetState>) => setState((now) => ({ ...now, ...part }))
  return {
    state,
    openList: () => change({ open: 'shop', offerId: null }),
    openProduct: (offerId: string, fromList = false) => change({ open: 'shop', offerId, fromList }),
    buy: (purchase: Purchase) => change({ open: 'checkout', purchase }),
    close: () => change({ open: null }),
  }
}

export type Sheet = ReturnType<typeof useSheet>
