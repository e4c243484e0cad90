import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '#components/ui/badge.tsx'
import { AMOUNT_LIMITS_YEN } from '#lib/fees/policy.ts'
import { formatJstDay } from '#lib/jst.ts'
import { formatYen } from '#lib/money.ts'
import { CHAIN_GUIDES, stepsFor } from '#lib/vouchers/chain-steps.ts'
import { CHAINS, type Chain } from '#lib/vouchers/chains.ts'
import { LegalPage } from './legal-page.tsx'

/** コンビニ払いガイド: how to pay in each chain's shops, before anybody orders. */
export function KonbiniGuide({ konbiniDays }: { konbiniDays: number }) {
  const t = useTranslations('legal.guide')
  const limits = AMOUNT_LIMITS_YEN.konbini
  const range = { min: formatYen(limits.min), max: formatYen(limits.max) }
  return (
    <LegalPage title={t('title')} lead={t('lead')}>
      <div className="grid gap-12">
        <section className="grid gap-4">
          <h2 className="text-lg">{t('overview')}</h2>
          <Steps texts={[t('o1'), t('o2'), t('o3')]} />
        </section>
        <section className="grid gap-3 rounded-xl bg-lamp-soft p-6 text-ink">
          <h2 className="text-lg">{t('notes')}</h2>
          <ul className="grid list-disc gap-1.5 pl-5 text-[0.9375rem]">
            <li className="font-bold">{t('n1')}</li>
            <li>{t('n2', { days: konbiniDays })}</li>
            <li>{t('n3', range)}</li>
            <li>{t('n4')}</li>
            <li>{t('n5')}</li>
          </ul>
        </section>
        <section className="grid gap-5">
          <h2 className="text-lg">{t('stores')}</h2>
          <div className="grid gap-5 sm:grid-cols-2">
            {CHAINS.map((chain) => (
              <Store key={chain} chain={chain} />
            ))}
          </div>
          <p className="text-xs text-muted">{t('changed')}</p>
        </section>
      </div>
    </LegalPage>
  )
}

function Store({ chain }: { chain: Chain }) {
  const t = useTranslations('legal.guide')
  const step = useTranslations('voucher.steps')
  const chains = useTranslations('common.chain')
  const locale = useLocale()
  const { verifiedOn } = CHAIN_GUIDES[chain]
  return (
    <section className="grid content-start gap-4 rounded-xl border border-line bg-surface p-6">
      <div className="grid justify-items-start gap-1.5">
        <h3 className="text-base">{chains(chain)}</h3>
        <Badge>{t(`machine.${chain}`)}</Badge>
      </div>
      <Steps texts={stepsFor(chain, true).map((key) => step(key))} />
      <p className="mt-auto text-xs text-muted">
        <time dateTime={verifiedOn}>
          {t('verified', { date: formatJstDay(new Date(verifiedOn), locale) })}
        </time>
      </p>
    </section>
  )
}

function Steps({ texts }: { texts: readonly string[] }) {
  return (
    <ol className="grid gap-3 text-[0.9375rem]">
      {texts.map((text, index) => (
        <li key={text} className="flex gap-3">
          <span
            aria-hidden="true"
            className="mt-0.5 grid size-6 shrink-0 place-items-center rounded-full bg-ink text-xs font-bold text-lamp tabular-nums"
          >
            {index + 1}
          </span>
          <span className="min-w-0">{text}</span>
        </li>
      ))}
    </ol>
  )
}
