import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { StudioConsole } from '#components/studio/studio-console.tsx'
import { toLocale } from '#lib/i18n/locales.ts'
import { findShow } from '#lib/queries/shows.ts'
import { showCounters } from '#lib/queries/studio.ts'
import { routes } from '#lib/routes.ts'
import { requireStaff } from '../../admin/require-staff.ts'
import { pinOfferAction, unpinOfferAction } from './actions.ts'

type Props = { params: Promise<{ locale: string; slug: string }> }

export async function generateMetadata({ params }: Props) {
  const { locale, slug } = await params
  const show = await findShow(slug)
  return { title: show?.title[toLocale(locale)] ?? (await getTranslations('studio'))('title') }
}

export default async function StudioShowPage({ params }: Props) {
  const { slug } = await params
  await requireStaff(routes.studioShow(slug))
  const [show, counters] = await Promise.all([findShow(slug), showCounters(slug)])
  if (!show) notFound()
  return (
    <StudioConsole show={show} counters={counters} pin={pinOfferAction} unpin={unpinOfferAction} />
  )
}
