import { ExternalLink, Timer } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { formatJstDay } from '#lib/jst.ts'
import { CHAIN_GUIDES, stepsFor } from '#lib/vouchers/chain-steps.ts'
import type { Chain } from '#lib/vouchers/chains.ts'

type Props = { chain: Chain; hasConfirmationNumber: boolean; hostedVoucherUrl: string | null }

/** What to press at one chain, with the day it was checked and Stripe's page as the last word. */
export function ChainSteps({ chain, hasConfirmationNumber, hostedVoucherUrl }: Props) {
  const t = useTranslations('voucher')
  const tChain = useTranslations('common.chain')
  const locale = useLocale()
  const guide = CHAIN_GUIDES[chain]
  return (
    <section className="grid gap-3">
      <h3 className="text-base">{t('stepsHeading', { chain: tChain(chain) })}</h3>
      <ol className="grid gap-2.5 text-sm">
        {stepsFor(chain, hasConfirmationNumber).map((step, index) => (
          <li key={step} className="flex gap-3">
            <span
              aria-hidden="true"
              className="grid size-6 shrink-0 place-items-center rounded-full bg-sunk text-xs font-bold"
            >
              {index + 1}
            </span>
            <span>{t(`steps.${step}`)}</span>
          </li>
        ))}
      </ol>
      {guide.printsSlip ? (
        <p className="flex gap-2.5 rounded-md bg-lamp-soft px-4 py-3 text-sm font-bold text-ink">
          <Timer aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
          {t('within30')}
        </p>
      ) : null}
      <p className="text-xs text-muted">
        {t('verifiedOn', { date: formatJstDay(new Date(guide.verifiedOn), locale) })}
      </p>
      {hostedVoucherUrl ? (
        <p className="text-sm print:hidden">
          <a
            href={hostedVoucherUrl}
            target="_blank"
            rel="noreferrer"
            className="target inline-flex items-center gap-1.5 text-link underline underline-offset-2"
          >
            {t('hosted')}
            <ExternalLink aria-hidden="true" className="size-4" />
          </a>
        </p>
      ) : null}
    </section>
  )
}
