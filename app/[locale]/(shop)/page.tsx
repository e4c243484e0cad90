import { getTranslations } from 'next-intl/server'
import { Hero, QuietHero } from '#components/shop/hero.tsx'
import { ShowSection } from '#components/shop/show-section.tsx'
import { WaysToPay } from '#components/shop/ways-to-pay.tsx'
import { readShop } from '#lib/queries/shop.ts'
import { listShows } from '#lib/queries/shows.ts'

export const dynamic = 'force-dynamic'

export default async function HomePage() {
  const [t, shows, shop] = await Promise.all([getTranslations('home'), listShows(), readShop()])
  const [hero, ...otherLive] = [...shows.live, ...(shows.live.length ? [] : shows.upcoming)]
  const upcoming = shows.live.length ? shows.upcoming : shows.upcoming.slice(1)
  return (
    <>
      {hero ? <Hero show={hero} /> : <QuietHero />}
      <div className="mx-auto grid max-w-6xl gap-14 px-5 py-12 sm:px-8 md:py-16">
        <ShowSection title={t('liveNow')} shows={shows.live.length ? otherLive : []} />
        <ShowSection
          title={t('upcoming')}
          shows={upcoming}
          emptyText={hero?.status === 'scheduled' ? undefined : t('noUpcoming')}
        />
        <ShowSection title={t('replays')} shows={shows.replays} />
        <WaysToPay konbiniDays={shop.konbiniDays} />
      </div>
    </>
  )
}
