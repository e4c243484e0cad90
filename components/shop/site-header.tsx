import { useTranslations } from 'next-intl'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'
import { LanguageSwitch } from './language-switch.tsx'

/** The shop's name and the other language, on the same night that the live show stands in. */
export function SiteHeader({ shopName }: { shopName: string }) {
  const t = useTranslations('common')
  return (
    <header data-theme="night" className="bg-ink text-fg print:hidden">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-lamp focus:px-4 focus:py-2 focus:text-ink"
      >
        {t('skipToContent')}
      </a>
      <div className="mx-auto flex h-16 max-w-6xl items-center justify-between gap-4 pr-3 pl-5 sm:px-8">
        <Link href={routes.home()} className="-ml-1 flex h-11 items-center gap-2.5 rounded-md px-1">
          {/* biome-ignore lint/performance/noImgElement: a 1 KB drawing needs no resizing */}
          <img
            src="/media/logo.svg"
            alt=""
            width={32}
            height={32}
            className="rounded-lg ring-1 ring-white/15"
          />
          <span className="font-bold tracking-wide [font-feature-settings:'palt']">{shopName}</span>
        </Link>
        <LanguageSwitch />
      </div>
    </header>
  )
}
