import { Play } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buttonStyle } from '#components/ui/button.tsx'
import { Photo } from '#components/ui/photo.tsx'
import { Link } from '#lib/i18n/navigation.ts'
import { formatJst } from '#lib/jst.ts'
import { routes } from '#lib/routes.ts'
import type { ShowSummary } from '#lib/shows/live-state.ts'
import { LiveChip } from './live-chip.tsx'

/** What the first screen is about: the show on air, or the next one, under the beam. */
export function Hero({ show }: { show: ShowSummary }) {
  const t = useTranslations('home')
  const locale = useLocale()
  const isLive = show.status === 'live'
  const label = isLive ? t('liveNow') : t('upcoming')
  return (
    <Night label={label}>
      <Link
        href={routes.show(show.slug)}
        className="group grid gap-6 rounded-2xl outline-offset-8 md:grid-cols-[1fr_auto] md:items-center md:gap-16"
      >
        <div className="relative mx-auto w-full max-w-sm overflow-hidden rounded-2xl ring-1 ring-white/10 md:order-last md:w-80 lg:w-[22rem]">
          <div className="aspect-3/4 md:aspect-9/16">
            <Photo
              src={show.posterUrl}
              alt=""
              sizes="(min-width: 48rem) 22rem, 24rem"
              first
              className="object-top transition-transform duration-700 ease-calm group-hover:scale-[1.02]"
            />
          </div>
          {isLive ? (
            <span className="absolute right-4 bottom-4">
              <LiveChip size="lg" />
            </span>
          ) : null}
        </div>
        <div className="grid justify-items-start gap-3 md:gap-5">
          <p className="text-sm font-bold text-lamp">
            {isLive ? t('liveNow') : t('startsJst', { when: formatJst(at(show), locale) })}
          </p>
          <h1 className="text-3xl md:text-4xl lg:text-5xl">{show.title[locale]}</h1>
          <p className="text-muted">{show.performer[locale]}</p>
          <p className="hidden max-w-md text-sm [word-break:auto-phrase] text-balance text-muted md:block">
            {t('intro')}
          </p>
          <span
            className={buttonStyle({
              tone: isLive ? 'primary' : 'secondary',
              size: 'lg',
              wide: true,
              className: 'mt-2 md:w-auto md:min-w-60',
            })}
          >
            {isLive ? <Play aria-hidden="true" fill="currentColor" /> : null}
            {isLive ? t('watch') : t('see')}
          </span>
        </div>
      </Link>
    </Night>
  )
}

/** The first screen when no show is on air or announced. */
export function QuietHero() {
  const t = useTranslations('home')
  return (
    <Night label={t('title')}>
      <div className="grid gap-3 py-14 md:py-24">
        <h1 className="text-3xl md:text-4xl">{t('emptyTitle')}</h1>
        <p className="max-w-prose text-muted">{t('emptyBody')}</p>
      </div>
    </Night>
  )
}

function Night({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      data-theme="night"
      aria-label={label}
      className="relative overflow-hidden bg-ink text-fg"
    >
      <span aria-hidden="true" className="beam pointer-events-none absolute -inset-1/4" />
      <div className="relative mx-auto max-w-6xl px-5 pt-3 pb-12 sm:px-8 md:pt-10 md:pb-20">
        {children}
      </div>
    </section>
  )
}

const at = (show: ShowSummary) => new Date(show.startsAt)
