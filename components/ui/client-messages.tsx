import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** Said by server components alone: they never travel to the browser as messages. */
const SERVER_ONLY = ['meta', 'home', 'legal'] as const

/**
 * Hands client components their sentences. `only` keeps a part of the site from carrying the
 * words of another: the admin's are of no use to somebody who watches a show.
 */
export async function ClientMessages(props: { only?: readonly string[]; children: ReactNode }) {
  const { only, children } = props
  const all = Object.entries(await getMessages())
  const wanted = all.filter(([name]) =>
    only ? only.includes(name) : !(SERVER_ONLY as readonly string[]).includes(name),
  )
  return (
    <NextIntlClientProvider messages={Object.fromEntries(wanted)}>
      {children}
    </NextIntlClientProvider>
  )
}
