import { ChevronRight, CreditCard, Store } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'
import { PageSection } from './page-section.tsx'

/** Says on the first page that nobody needs a card here, and which stores do not take part. */
export function WaysToPay({ konbiniDays }: { konbiniDays: number }) {
  const t = useTranslations('home.pay')
  const common = useTranslations('common')
  return (
    <PageSection title={t('title')}>
      <div className="grid overflow-hidden rounded-xl border border-line bg-surface md:grid-cols-[1fr_2fr]">
        <Way icon={<CreditCard aria-hidden="true" />} title={t('card')}>
          <p>{t('cardBody')}</p>
        </Way>
        <div className="border-t border-line md:border-t-0 md:border-l">
          <Way icon={<Store aria-hidden="true" />} title={t('konbini')}>
            <p>{t('konbiniBody', { days: konbiniDays })}</p>
            <p className="mt-3 font-bold text-fg">{t('chains')}</p>
            <p className="text-xs">{common('footer.noSeven')}</p>
            <Link
              href={routes.konbiniGuide()}
              className="mt-2 -mb-2 inline-flex min-h-11 items-center gap-1 font-bold text-link hover:underline"
            >
              {t('guide')}
              <ChevronRight aria-hidden="true" className="size-4" />
            </Link>
          </Way>
        </div>
      </div>
    </PageSection>
  )
}

function Way({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className="flex gap-4 p-6">
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-lamp-soft text-ink [&_svg]:size-5">
        {icon}
      </span>
      <div className="text-sm text-muted">
        <h3 className="mb-1 text-base leading-10 text-fg">{title}</h3>
        {children}
      </div>
    </div>
  )
}
