import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type messages from '#messages/ja.json'

type ClientMessagesProps = { only: readonly (keyof typeof messages)[]; children: ReactNode }

/**
 * Hands client components their sentences, and no more than they say: the admin's words are of
 * no use to somebody who watches a show, and every namespace is a part of every page's HTML.
 * Server components need none of this. An inner one replaces an outer one.
 */
export async function ClientMessages({ only, children }: ClientMessagesProps) {
  const all = await getMessages()
  return (
    <NextIntlClientProvider messages={Object.fromEntries(only.map((name) => [name, all[name]]))}>
      {children}
    </NextIntlClientProvider>
  )
}
