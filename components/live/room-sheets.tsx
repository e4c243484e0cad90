'use client'

import { CheckoutSheet } from '#components/checkout/checkout-sheet.tsx'
import type { LiveState, ShowPage } from '#lib/shows/live-state.ts'
import { ShopSheet } from './shop-sheet.tsx'
import type { Sheet } from './use-sheet.ts'

export type StripeSettings = { publishableKey: string; stripeJsUrl: string }

type RoomSheetsProps = { show: ShowPage; live: LiveState; sheet: Sheet; stripe: StripeSettings }

/** Everything that slides over the video. One chunk, fetched before the first tap needs it. */
export default function RoomSheets({ show, live, sheet, stripe }: RoomSheetsProps) {
  const { open, purchase } = sheet.state
  const offer = live.offers.find((each) => each.id === purchase?.offerId)
  return (
    <>
      <ShopSheet show={show} live={live} sheet={sheet} />
      {purchase && offer ? (
        <CheckoutSheet
          open={open === 'checkout'}
          onOpenChange={(isOpen) => (isOpen ? undefined : sheet.close())}
          show={show}
          offer={offer}
          variantId={purchase.variantId}
          quantity={purchase.quantity}
          stripe={stripe}
        />
      ) : null}
    </>
  )
}
