import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { LiveRoom } from '#components/live/live-room.tsx'
import { env } from '#lib/env.ts'
import { toLocale } from '#lib/i18n/locales.ts'
import { findShow } from '#lib/queries/shows.ts'
import { stripeSettings } from '#lib/queries/stripe-settings.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const show = await findShow((await params).slug)
  const locale = toLocale(await getLocale())
  if (!show) return {}
  return {
    metadataBase: new URL(env().APP_URL),
    title: show.title[locale],
    description: show.description[locale],
    openGraph: { title: show.title[locale], images: [show.cardUrl], type: 'video.other' },
  }
}

export default async function ShowPage({ params }: Props) {
  const show = await findShow((await params).slug)
  if (!show) notFound()
  return <LiveRoom show={show} stripe={stripeSettings()} />
}
