import { createTranslator } from 'use-intl/core'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatJst } from '#lib/jst.ts'
import { formatYen } from '#lib/money.ts'
import type { MailKind } from '#lib/orders/mail-kinds.ts'
import { CHAINS, groupDigits, type VoucherStores } from '#lib/vouchers/chains.ts'
import en from '#messages/en.json' with { type: 'json' }
import ja from '#messages/ja.json' with { type: 'json' }
import { mailPage } from './page.ts'

export type OrderMail = {
  locale: Locale
  number: string
  name: string
  totalYen: number
  lines: { name: string; quantity: number }[]
  orderUrl: string
  needsShipping: boolean
  shipsWithinDays: number
  voucher: { expiresAt: Date; stores: VoucherStores } | null
  carrier: string | null
  trackingNumber: string | null
  shopName: string
  support: { email: string; phone: string; hours: string }
}

/** The words of a mail about an order: subject, plain text, and the same as a page. */
export function orderMail(
  kind: MailKind,
  mail: OrderMail,
): { subject: string; text: string; html: string } {
  const t = createTranslator({
    locale: mail.locale,
    messages: mail.locale === 'ja' ? ja : en,
    namespace: 'mail',
  })
  const subject = t(`${kind}.subject`, { number: mail.number, shop: mail.shopName })
  const paragraphs = [
    t('greeting', { name: mail.name }),
    ...t(`${kind}.body`, { days: mail.shipsWithinDays }).split('\n'),
  ]
  const facts: [string, string][] = [
    [t('number'), mail.number],
    [t('total'), formatYen(mail.totalYen)],
    ...mail.lines.map((line): [string, string] => [t('item'), `${line.name} × ${line.quantity}`]),
  ]
  if (kind === 'voucher' && mail.voucher) {
    facts.unshift([
      t('deadline'),
      t('deadlineValue', { time: formatJst(mail.voucher.expiresAt, mail.locale) }),
    ])
    facts.push(...codes(mail.voucher.stores, t))
  }
  if (kind === 'shipped' && mail.carrier) {
    facts.push([t('carrier'), [mail.carrier, mail.trackingNumber].filter(Boolean).join(' ')])
  }
  const footer = [
    mail.shopName,
    mail.support.email,
    `${mail.support.phone} (${mail.support.hours})`,
  ]
  const button = { label: t(`${kind}.button`), url: mail.orderUrl }
  return {
    subject,
    text: [
      ...paragraphs,
      '',
      ...facts.map(([label, value]) => `${label}: ${value}`),
      '',
      `${button.label}\n${button.url}`,
      '',
      '--',
      ...footer,
    ].join('\n'),
    html: mailPage({ locale: mail.locale, subject, paragraphs, facts, button, footer }),
  }
}

type Translate = (
  key: `chain.${(typeof CHAINS)[number]}` | 'confirmationNumber',
  values?: { number: string },
) => string

function codes(stores: VoucherStores, t: Translate): [string, string][] {
  return CHAINS.flatMap((chain): [string, string][] => {
    const store = stores[chain]
    if (!store) return []
    const confirmation = store.confirmationNumber
      ? ` / ${t('confirmationNumber', { number: groupDigits(store.confirmationNumber) })}`
      : ''
    return [[t(`chain.${chain}`), `${groupDigits(store.paymentCode)}${confirmation}`]]
  })
}
