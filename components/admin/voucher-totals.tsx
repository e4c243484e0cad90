import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Money } from '#components/ui/money.tsx'
import type { Yen } from '#lib/money.ts'

type VoucherTotalsProps = { totals: { orders: number; yen: Yen; units: number } }

export function VoucherTotals({ totals }: VoucherTotalsProps) {
  const t = useTranslations('admin.vouchers')
  const one = (label: string, value: ReactNode) => (
    <div className="px-3 py-3 lg:px-5">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="text-digits text-lg font-bold lg:text-xl whitespace-nowrap">{value}</dd>
    </div>
  )
  return (
    <dl className="grid grid-cols-3 divide-x divide-line rounded-lg border border-line bg-surface lg:max-w-2xl">
      {one(t('totals.orders'), t('ordersCount', { count: totals.orders }))}
      {one(t('totals.yen'), <Money yen={totals.yen} />)}
      {one(t('totals.units'), t('unitsCount', { count: totals.units }))}
    </dl>
  )
}
