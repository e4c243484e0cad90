import { ExternalLink } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { TimeLeft } from '#components/ui/time-left.tsx'
import { formatJst } from '#lib/jst.ts'
import type { AdminOrder, VoucherView } from '#lib/orders/order-view.ts'
import { CHAINS, groupDigits } from '#lib/vouchers/chains.ts'
import { CopyIcon } from './copy-icon.tsx'
import { Fact, Section } from './section.tsx'

/** What the customer types in at each chain: for "the number does not work" on the phone. */
export function OrderVoucher({ order }: { order: AdminOrder }) {
  const t = useTranslations('admin.order')
  const chainName = useTranslations('common.chain')
  const locale = useLocale()
  const { voucher } = order
  if (!voucher) return null
  return (
    <Section title={t('voucher')}>
      <dl>
        <Fact label={t('deadline')}>
          <span className="text-digits">{formatJst(new Date(voucher.expiresAt), locale)}</span>
          {order.status === 'awaiting_konbini' ? (
            <TimeLeft until={voucher.expiresAt} className="text-digits text-muted" />
          ) : null}
        </Fact>
        {order.paidChain ? <Fact label={t('paidChain')}>{chainName(order.paidChain)}</Fact> : null}
      </dl>
      {order.status === 'awaiting_konbini' ? <Codes voucher={voucher} /> : null}
      {order.status === 'expired' || order.status === 'canceled' ? (
        <p className="mt-1 text-muted">{t('void')}</p>
      ) : null}
    </Section>
  )
}

function Codes({ voucher }: { voucher: VoucherView }) {
  const t = useTranslations('admin.order')
  const chainName = useTranslations('common.chain')
  return (
    <>
      <table className="mt-2 w-full">
        <thead className="border-b border-line text-left text-xs text-muted">
          <tr>
            <th scope="col" className="py-1.5 font-normal">
              {t('chain')}
            </th>
            <th scope="col" className="py-1.5 font-normal">
              {t('paymentCode')}
            </th>
            <th scope="col" className="py-1.5 font-normal">
              {t('confirmation')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {CHAINS.map((chain) => {
            const codes = voucher.stores[chain]
            if (!codes) return null
            return (
              <tr key={chain}>
                <th scope="row" className="py-1.5 pr-2 text-left font-normal">
                  {chainName(chain)}
                </th>
                <td className="py-1 pr-2">
                  <span className="inline-flex items-center gap-1">
                    <span className="text-digits whitespace-nowrap">
                      {groupDigits(codes.paymentCode)}
                    </span>
                    <CopyIcon
                      text={codes.paymentCode}
                      what={`${chainName(chain)} ${t('paymentCode')}`}
                    />
                  </span>
                </td>
                <td className="text-digits py-1.5 whitespace-nowrap">
                  {codes.confirmationNumber ? groupDigits(codes.confirmationNumber) : t('none')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {voucher.hostedVoucherUrl ? (
        <a
          href={voucher.hostedVoucherUrl}
          target="_blank"
          rel="noreferrer"
          className="target mt-3 inline-flex items-center gap-1 text-link hover:underline"
        >
          {t('slip')}
          <ExternalLink aria-hidden="true" className="size-3.5" />
        </a>
      ) : null}
    </>
  )
}
