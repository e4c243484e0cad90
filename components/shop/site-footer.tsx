import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '#lib/i18n/navigation.ts'
import { routes } from '#lib/routes.ts'

type SiteFooterProps = {
  shopName: string
  phone: string
  email: string
  supportHours: string
}

/** Whom to ask, and the pages that the law and Stripe's konbini review want on every page. */
export function SiteFooter({ shopName, phone, email, supportHours }: SiteFooterProps) {
  const t = useTranslations('common')
  return (
    <footer data-theme="night" className="mt-auto bg-ink text-sm text-fg print:hidden">
      <div className="mx-auto grid max-w-6xl gap-10 px-5 py-12 sm:grid-cols-3 sm:px-8">
        <Column title={t('footer.help')}>
          <ul className="-my-2">
            <Item href={routes.konbiniGuide()}>{t('nav.konbiniGuide')}</Item>
            <Item href={routes.legal()}>{t('nav.legal')}</Item>
          </ul>
          <p className="mt-2 text-xs text-muted">{t('footer.orderHint')}</p>
        </Column>
        <Column title={t('footer.about')}>
          <ul className="-my-2">
            <Item href={routes.terms()}>{t('nav.terms')}</Item>
            <Item href={routes.privacy()}>{t('nav.privacy')}</Item>
            <Item href={routes.externalTransmission()}>{t('nav.externalTransmission')}</Item>
          </ul>
        </Column>
        <Column title={t('footer.support')}>
          <p className="-mt-1.5 text-muted">
            <a className="flex h-9 items-center hover:text-fg" href={`mailto:${email}`}>
              {email}
            </a>
            <a className="flex h-9 items-center tabular-nums hover:text-fg" href={`tel:${phone}`}>
              {phone}
            </a>
            <span className="text-xs">
              {t('footer.supportHours')} {supportHours}
            </span>
          </p>
        </Column>
      </div>
      <p className="mx-auto max-w-6xl border-t border-line px-5 py-5 text-xs text-muted sm:px-8">
        © {shopName}
      </p>
    </footer>
  )
}

function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3 text-xs tracking-wider text-muted">{title}</h2>
      {children}
    </section>
  )
}

function Item({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <Link href={href} className="inline-flex min-h-10 items-center hover:text-lamp">
        {children}
      </Link>
    </li>
  )
}
