'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from '#components/ui/toast.tsx'
import { toLocale } from '#lib/i18n/locales.ts'
import { useRouter } from '#lib/i18n/navigation.ts'
import type { LiveOffer, LiveState } from '#lib/shows/live-state.ts'
import { OfferRow } from './offer-row.tsx'
import type { PinAction, PinOutcome, UnpinAction } from './pin-outcome.ts'

type OfferQueueProps = { slug: string; live: LiveState; pin: PinAction; unpin: UnpinAction }

/** The show's products in their order, the one on screen marked; one press changes it. */
export function OfferQueue({ slug, live, pin, unpin }: OfferQueueProps) {
  const t = useTranslations('studio')
  const locale = toLocale(useLocale())
  const router = useRouter()
  const [busyId, setBusyId] = useState<string | null>(null)

  async function run(offer: LiveOffer, action: () => Promise<PinOutcome>, done: string) {
    setBusyId(offer.id)
    const outcome = await action().catch((): PinOutcome => ({ ok: false, reason: 'failed' }))
    setBusyId(null)
    if (outcome.ok) toast(done)
    else toast(t(`outcome.${outcome.reason}`), 'urgent')
    // The stream brings it too; without the stream the host must still see what was done.
    router.refresh()
  }

  return (
    <section aria-labelledby="queue">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <h2 id="queue" className="text-base">
          {t('queue.title')}
        </h2>
        {live.status === 'live' ? null : (
          <p className="text-sm text-muted">{t(`notLive.${live.status}`)}</p>
        )}
      </div>
      {live.offers.length === 0 ? (
        <p className="rounded-lg bg-surface px-5 py-8 text-center text-muted">{t('queue.empty')}</p>
      ) : (
        <ol className="grid gap-2">
          {live.offers.map((offer) => (
            <OfferRow
              key={offer.id}
              offer={offer}
              isPinned={offer.id === live.pinnedOfferId}
              isLive={live.status === 'live'}
              busy={busyId === offer.id}
              onPin={() =>
                run(
                  offer,
                  () => pin({ showSlug: slug, offerId: offer.id }),
                  t('done.pinned', { name: offer.name[locale] }),
                )
              }
              onUnpin={() => run(offer, () => unpin({ showSlug: slug }), t('done.unpinned'))}
            />
          ))}
        </ol>
      )}
    </section>
  )
}
