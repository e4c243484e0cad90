'use client'

import { lazy, Suspense, useState } from 'react'
import type { LiveOffer, ShowPage } from '#lib/shows/live-state.ts'
import type { StripeSettings } from './load-stripe-js.ts'

export type CheckoutSheetProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  show: ShowPage
  offer: LiveOffer
  variantId: string
  quantity: number
  stripe: StripeSettings
}

/** Everything about paying is fetched when somebody pays: viewers do not carry it. */
const CheckoutFlow = lazy(() => import('./checkout-flow.tsx'))

/** The purchase of one variant, over the running video. What was typed outlives closing it. */
export function CheckoutSheet(props: CheckoutSheetProps) {
  const { open, offer, variantId, quantity } = props
  const [isMounted, setMounted] = useState(open)
  if (open && !isMounted) setMounted(true)
  if (!isMounted) return null
  return (
    <Suspense fallback={null}>
      <CheckoutFlow
        key={`${offer.id}:${variantId}:${quantity}`}
        {...props}
        onClosed={() => setMounted(false)}
      />
    </Suspense>
  )
}
