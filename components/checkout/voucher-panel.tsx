import '@fontsource/biz-udpgothic/latin-700.css'
import { Tabs } from '@base-ui/react/tabs'
import { useTranslations } from 'next-intl'
import { Badge } from '#components/ui/badge.tsx'
import { Money } from '#components/ui/money.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { OrderView } from '#lib/orders/order-view.ts'
import { CHAINS } from '#lib/vouchers/chains.ts'
import { ChainSteps } from './chain-steps.tsx'
import { useLastChain } from './use-last-chain.ts'
import { VoucherCodes } from './voucher-codes.tsx'
import { VoucherSave } from './voucher-save.tsx'

/** All one needs at the machine: amount, shop, numbers, steps; and ways not to lose them. */
export function VoucherPanel({ order }: { order: OrderView }) {
  const t = useTranslations('voucher')
  const tChain = useTranslations('common.chain')
  const [chain, chooseChain] = useLastChain()
  const { voucher } = order
  if (!voucher) return <VoucherSkeleton />
  return (
    <>
      <section className="rounded-xl bg-surface shadow-raise print:shadow-none">
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 px-4 pt-5 pb-4 sm:px-7">
          <div>
            <h2 className="text-sm text-muted">{t('amount')}</h2>
            <Money yen={order.totalYen} className="text-4xl font-bold" />
          </div>
          <Badge tone="outline" size="lg">
            {t('cashOnly')}
          </Badge>
        </div>
        <Tabs.Root value={chain} onValueChange={chooseChain}>
          <div className="border-t border-line px-4 pt-4 sm:px-7">
            <h2 className="text-sm text-muted">{t('chooseChain')}</h2>
            <Tabs.List
              aria-label={t('chooseChain')}
              className="mt-2 grid grid-cols-2 gap-2 sm:grid-cols-4"
            >
              {CHAINS.map((each) => (
                <Tabs.Tab key={each} value={each} className={tabStyle}>
                  {tChain(each)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <p className="mt-3 text-sm font-bold">{t('noSeven')}</p>
          </div>
          {CHAINS.map((each) => (
            <Tabs.Panel
              key={each}
              value={each}
              className="grid grid-cols-[minmax(0,1fr)] gap-6 px-4 pt-5 pb-6 sm:px-7"
            >
              <VoucherCodes chain={each} voucher={voucher} amountYen={order.totalYen} />
              <ChainSteps
                chain={each}
                hasConfirmationNumber={Boolean(voucher.stores[each]?.confirmationNumber)}
                hostedVoucherUrl={voucher.hostedVoucherUrl}
              />
            </Tabs.Panel>
          ))}
        </Tabs.Root>
      </section>
      <VoucherSave order={order} voucher={voucher} />
    </>
  )
}

const tabStyle =
  'h-12 rounded-md border border-line-strong bg-surface px-1 text-sm font-bold transition-colors hover:border-fg data-active:border-ink data-active:bg-ink data-active:text-white'

function VoucherSkeleton() {
  return (
    <div className="grid gap-4 rounded-xl bg-surface p-5 shadow-raise">
      <Skeleton className="h-12 w-40" />
      <Skeleton className="h-24" />
      <Skeleton className="h-20" />
      <Skeleton className="h-20" />
    </div>
  )
}
