import { asc, desc, eq } from 'drizzle-orm'
import { db } from '#lib/db/client.ts'
import { shows } from '#lib/db/schema.ts'
import type { ShowPage, ShowSummary } from '#lib/shows/live-state.ts'
import { readLiveState } from './live-state.ts'
import { readShop, saleTerms } from './shop.ts'

/** Shows on the front page, per kind. */
const SHOWS_PER_LIST = 24

export async function listShows(): Promise<{
  live: ShowSummary[]
  upcoming: ShowSummary[]
  replays: ShowSummary[]
}> {
  const [live, upcoming, replays] = await Promise.all([
    listByStatus('live'),
    listByStatus('scheduled'),
    listByStatus('ended'),
  ])
  return { live, upcoming, replays }
}

export async function findShow(slug: string): Promise<ShowPage | null> {
  const [show] = await db().select().from(shows).where(eq(shows.slug, slug))
  if (!show) return null
  const [live, shop] = await Promise.all([readLiveState(show.id), readShop()])
  if (!live) return null
  return {
    ...summary(show),
    description: { ja: show.descriptionJa, en: show.descriptionEn },
    streamUrl: show.streamUrl,
    replayUrl: show.replayUrl,
    live,
    terms: saleTerms(shop),
  }
}

/** The id behind a show's address. */
export async function findShowId(slug: string): Promise<string | null> {
  const [show] = await db().select({ id: shows.id }).from(shows).where(eq(shows.slug, slug))
  return show?.id ?? null
}

async function listByStatus(status: ShowSummary['status']): Promise<ShowSummary[]> {
  const rows = await db()
    .select()
    .from(shows)
    .where(eq(shows.status, status))
    .orderBy(status === 'scheduled' ? asc(shows.startsAt) : desc(shows.startsAt))
    .limit(SHOWS_PER_LIST)
  return rows.map(summary)
}

function summary(show: typeof shows.$inferSelect): ShowSummary {
  return {
    slug: show.slug,
    status: show.status,
    title: { ja: show.titleJa, en: show.titleEn },
    performer: { ja: show.performerJa, en: show.performerEn },
    posterUrl: show.posterUrl,
    cardUrl: show.cardUrl,
    startsAt: show.startsAt.toISOString(),
    endedAt: show.endedAt?.toISOString() ?? null,
  }
}
