import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '#components/ui/cn.ts'
import { Money } from '#components/ui/money.tsx'
import type { Yen } from '#lib/money.ts'

type Tally = { orders: number; units: number; yen: Yen }
export type CounterNumbers = { paid: Tally; pending: Tally }

/** Money that is there and cash that may still come: side by side, and never added up. */
export function Counters({ counters }: { counters: CounterNumbers }) {
  const t = useTranslations('studio.counters')
  return (
    <section
      aria-label={t('label')}
      className="grid grid-cols-2 gap-2 md:grid-cols-1 lg:grid-cols-2"
    >
      <Counter label={t('paid')} tally={counters.paid} className="bg-surface" />
      <Counter
        label={t('pending')}
        tally={counters.pending}
        className="border border-dashed border-line-strong"
      />
    </section>
  )
}

type CounterProps = { label: ReactNode; tally: Tally; className: string }

function Counter({ label, tally, className }: CounterProps) {
  const t = useTranslations('studio.counters')
  return (
    <div className={cn('rounded-lg px-4 py-3', className)}>
      <p className="text-xs text-muted">{label}</p>
      <p className="text-digits text-2xl font-bold whitespace-nowrap">
        <Money yen={tally.yen} />
      </p>
      <p className="text-digits text-sm text-muted">
        {t('orders', { count: tally.orders })} · {t('units', { count: tally.units })}
      </p>
    </div>
  )
}
