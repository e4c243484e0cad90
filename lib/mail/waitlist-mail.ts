import { createTranslator } from 'use-intl/core'
import type { Locale } from '#lib/i18n/locales.ts'
import en from '#messages/en.json' with { type: 'json' }
import ja from '#messages/ja.json' with { type: 'json' }
import { mailPage } from './page.ts'

/** The words of "it is on sale again". */
export function waitlistMail(mail: {
  locale: Locale
  item: string
  showUrl: string
  shopName: string
  support: { email: string; phone: string; hours: string }
}): { subject: string; text: string; html: string } {
  const t = createTranslator({
    locale: mail.locale,
    messages: mail.locale === 'ja' ? ja : en,
    namespace: 'mail.waitlist',
  })
  const subject = t('subject', { shop: mail.shopName, item: mail.item })
  const paragraphs = [t('body', { item: mail.item })]
  const button = { label: t('button'), url: mail.showUrl }
  const footer = [
    mail.shopName,
    mail.support.email,
    `${mail.support.phone} (${mail.support.hours})`,
  ]
  return {
    subject,
    text: [...paragraphs, '', `${button.label}\n${button.url}`, '', '--', ...footer].join('\n'),
    html: mailPage({ locale: mail.locale, subject, paragraphs, facts: [], button, footer }),
  }
}
