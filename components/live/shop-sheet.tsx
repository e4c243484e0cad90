'use client'

import { ArrowLeft } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { isOnSale } from '#lib/orders/price.ts'
import type { LiveState, ShowPage } from '#lib/shows/live-state.ts'
import { BuyBar } from './buy-bar.tsx'
import { OfferList } from './offer-list.tsx'
import { ProductDetails } from './product-details.tsx'
import { useChoice } from './use-choice.ts'
import type { Sheet } from './use-sheet.ts'

type ShopSheetProps = { show: ShowPage; live: LiveState; sheet: Sheet }

/** The list and the product, in one sheet over the running video: a tap goes in, a tap comes back. */
export function ShopSheet({ show, live, sheet }: ShopSheetProps) {
  const { open, offerId, fromList } = sheet.state
  const t = useTranslations('show')
  const common = useTranslations('common')
  const locale = useLocale()
  const offer = live.offers.find((each) => each.id === offerId)
  const choice = useChoice(offer)
  const onSale = offer ? isOnSale(live.status, offer.kind) : false
  const title = offerId ? (offer?.name[locale] ?? t('product.removed')) : t('trayTitle')
  return (
    <Drawer
      open={open === 'shop'}
      onOpenChange={(isOpen) => (isOpen ? undefined : sheet.close())}
      title={title}
      closeLabel={common('close')}
      height="peek"
      leading={
        offerId && fromList ? (
          <Button
            tone="quiet"
            size="icon"
            className="-ml-3"
            aria-label={common('back')}
            icon={<ArrowLeft aria-hidden="true" />}
            onClick={sheet.openList}
          />
        ) : null
      }
      footer={
        offer ? (
          <BuyBar
            key={offer.id}
            offer={offer}
            terms={show.terms}
            choice={choice}
            status={live.status}
            onSale={onSale}
            onCheckout={(variantId, quantity) =>
              sheet.buy({ offerId: offer.id, variantId, quantity })
            }
          />
        ) : null
      }
    >
      {offer ? (
        <ProductDetails
          key={offer.id}
          offer={offer}
          terms={show.terms}
          choice={choice}
          onSale={onSale}
        />
      ) : offerId ? (
        <EmptyState title={t('product.removed')} />
      ) : (
        <OfferList live={live} onOpen={(id) => sheet.openProduct(id, true)} />
      )}
    </Drawer>
  )
}
