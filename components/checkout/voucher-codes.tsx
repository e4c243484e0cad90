import { Maximize2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { Yen } from '#lib/money.ts'
import type { VoucherView } from '#lib/orders/order-view.ts'
import { type Chain, groupDigits } from '#lib/vouchers/chains.ts'
import { EnlargedCodes } from './enlarged-codes.tsx'

type Props = { chain: Chain; voucher: VoucherView; amountYen: Yen }

/** The numbers for one chain, as large as they are typed: in groups, digits of one width. */
export function VoucherCodes({ chain, voucher, amountYen }: Props) {
  const t = useTranslations('voucher')
  const [isEnlarged, setEnlarged] = useState(false)
  const codes = voucher.stores[chain]
  if (!codes) return <p className="rounded-md bg-sunk px-4 py-3 text-sm">{t('noCodes')}</p>
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <Code label={t('paymentCode')} copyLabel={t('copyPaymentCode')} digits={codes.paymentCode} />
      {codes.confirmationNumber ? (
        <Code
          label={t('confirmationNumber')}
          hint={t('confirmationIsPhone')}
          copyLabel={t('copyConfirmationNumber')}
          digits={codes.confirmationNumber}
        />
      ) : null}
      <Button
        className="print:hidden"
        icon={<Maximize2 aria-hidden="true" />}
        onClick={() => setEnlarged(true)}
      >
        {t('enlarge')}
      </Button>
      <EnlargedCodes
        open={isEnlarged}
        onOpenChange={setEnlarged}
        chain={chain}
        codes={codes}
        amountYen={amountYen}
      />
    </div>
  )
}

type CodeProps = { label: string; hint?: string; copyLabel: string; digits: string }

function Code({ label, hint, copyLabel, digits }: CodeProps) {
  const t = useTranslations('voucher')
  return (
    <div className="flex items-center justify-between gap-1 rounded-lg bg-sunk py-3 pr-1.5 pl-3 sm:pr-3 sm:pl-4">
      <dl className="min-w-0">
        <dt className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <span className="font-bold">{label}</span>
          {hint ? <span className="text-xs text-muted">{hint}</span> : null}
        </dt>
        <dd className="text-digits text-[min(1.75rem,7.2vw)] leading-tight font-bold whitespace-nowrap">
          {groupDigits(digits)}
        </dd>
      </dl>
      <span className="print:hidden">
        <CopyButton iconOnly text={digits} label={copyLabel} copiedLabel={t('copied')} />
      </span>
    </div>
  )
}
